# id: sys_of_other_processes
# kind: attack
# category: system-calls
# form: cell
# begins with: part
# goal: ptrace, process_vm, pidfd, kcmp and signals on the processes above
# success looks like: one of them succeeds
# required score: 2 of 10
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
numbers = {"ptrace": (101, 16), "process_vm_readv": (310,), "kcmp": (312,), "pidfd_getfd": (438,), "process_madvise": (440,), "move_pages": (279,)}
if os.uname().machine == "x86_64":
    buffer = ctypes.create_string_buffer(64)
    for pid in {os.getppid(), 1} - {os.getpid(), 0}:
        if pid != 1 and libc.syscall(101, 16, pid, 0, 0) == 0:
            print("LOOT ptrace", pid)
        if libc.syscall(312, pid, os.getpid(), 0, 0, 0) >= 0:
            print("LOOT kcmp", pid)
        if libc.syscall(279, pid, 0, 0, 0, 0, 0) >= 0:
            print("LOOT move_pages", pid)
