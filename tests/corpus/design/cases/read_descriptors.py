# id: read_descriptors
# kind: attack
# category: read-disk
# form: cell
# begins with: part, channel
# goal: look at every descriptor that was inherited
# success looks like: one leads to anything but the own channel, a sink or an output buffer
# required score: 2 of 10
import stat
mine = channel().fileno()
for number in range(1024):
    try:
        kind = os.fstat(number)
    except OSError:
        continue
    if number == mine or number in (1, 2):
        continue
    if stat.S_ISREG(kind.st_mode) or stat.S_ISDIR(kind.st_mode) or stat.S_ISSOCK(kind.st_mode) or stat.S_ISFIFO(kind.st_mode):
        try:
            where = os.readlink(f"/proc/self/fd/{number}")
        except OSError:
            where = "?"
        if not where.startswith(("/memfd:", "anon_inode")):
            print("LOOT descriptor", number, where, oct(kind.st_mode))
