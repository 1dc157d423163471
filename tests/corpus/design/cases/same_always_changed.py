# id: same_always_changed
# kind: fault
# category: reply-protocol
# form: cell
# begins with: channel, whole
# goal: the guest always says that an earlier test has left a trace, also where it was not to look
# success looks like: the judge breaks or hangs, or points are lost
# required score: 10 of 10
sys.modules["autograder.guest.trace"].Trace.is_there = lambda self: True
