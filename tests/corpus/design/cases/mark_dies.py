# id: mark_dies
# kind: fault
# category: reply-protocol
# form: cell
# begins with: channel, whole
# goal: the finished notebook dies when it is to remember how it is
# success looks like: the judge breaks or hangs
# required score: 0..10 of 10
sys.modules["autograder.guest.server"].Trace = lambda *ignored: os._exit(0)

