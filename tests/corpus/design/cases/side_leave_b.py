# id: side_leave_b
# kind: attack
# category: side-channels
# form: cell
# begins with: part
# goal: find what side_leave_a has left
# success looks like: it finds anything
# required score: 2 of 10
import os, socket
caller = socket.socket(socket.AF_UNIX)
try:
    caller.connect("\0between-submissions")
    print("LOOT socket")
except OSError:
    pass
for folder in ("/tmp", "/dev/shm", "/var/tmp", "/run", "..", "/home", "/home/student", "."):
    if os.path.exists(folder + "/between-submissions"):
        print("LOOT file in", folder)
if "BETWEEN" in os.environ:
    print("LOOT environment")
