# id: same_dies_before
# kind: fault
# category: reply-protocol
# form: cell
# begins with: channel, whole
# goal: each process dies when it is to remember how it is before the first call
# success looks like: the judge breaks or hangs
# required score: 0..10 of 10
sys.modules["autograder.guest.server"].Trace = lambda *ignored: os._exit(0)

