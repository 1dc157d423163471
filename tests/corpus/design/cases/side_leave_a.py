# id: side_leave_a
# kind: attack
# category: side-channels
# form: cell
# begins with: part
# goal: leave a daemon at an abstract socket, shared memory, files in every place, a lock: for side_leave_b
# success looks like: side_leave_b finds one of them
# required score: 2 of 10
import os, socket, time
listener = socket.socket(socket.AF_UNIX)
listener.bind("\0between-submissions")
listener.listen()
for folder in ("/tmp", "/dev/shm", "/var/tmp", "/run", "..", "/home", "/home/student", "."):
    try:
        open(folder + "/between-submissions", "w").write("x")
    except OSError:
        pass
os.environ["BETWEEN"] = "x"
if os.fork() == 0:
    os.setsid()
    if os.fork():
        os._exit(0)
    time.sleep(300)
