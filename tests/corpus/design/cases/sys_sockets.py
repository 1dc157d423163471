# id: sys_sockets
# kind: attack
# category: system-calls
# form: cell
# begins with: part
# goal: sockets of every family, also raw and packet ones
# success looks like: one that is not local is made
# required score: 2 of 10
import socket
for family in range(1, 46):
    for kind in (1, 2, 3, 5):
        try:
            socket.socket(family, kind).close()
        except OSError:
            continue
        if family != socket.AF_UNIX:
            print("LOOT family", family, kind)
