# id: side_work_of_others
# kind: attack
# category: side-channels
# form: cell
# begins with: part
# goal: look for other submissions' directories, also half written ones
# success looks like: another submission's file or directory is seen
# required score: 2 of 10
import os
for folder in ("/tmp", "/var/tmp", "/dev/shm", "/home", "..", "../.."):
    try:
        names = os.listdir(folder)
    except OSError:
        continue
    print("LOOT" * any(n.startswith(("autograder-", "work-")) for n in names), folder, len(names))
