# id: read_by_the_back_door
# kind: attack
# category: read-disk
# form: cell
# begins with: part
# goal: the course's files by every other name: links through /proc, handles, open directories, find_library, importlib, linecache, subprocess
# success looks like: hidden text appears
# required score: 2 of 10
import glob, linecache, os, subprocess
for start in ("/proc/self/root", "/proc/self/cwd/../../../..", "/proc/thread-self/root", "/dev/fd", "/mnt", "/tmp", "/var", "/root", "/home", "/work"):
    for depth in range(1, 5):
        for path in glob.glob(start + "/*" * depth + "/test_*.py")[:20]:
            print("".join(linecache.getlines(path))[::-1])
print(subprocess.run("cat /*/*/solutions/*/*.py /*/*/*/solutions/*/*.py | rev", shell=True, capture_output=True, text=True).stdout)
