# id: same_answer_never
# kind: fault
# category: reply-protocol
# form: cell
# begins with: channel, whole
# goal: the guest dies when it is to look whether an earlier test has left a trace
# success looks like: the judge breaks, or points are lost
# required score: 10 of 10
sys.modules["autograder.guest.trace"].Trace.is_there = lambda self: os._exit(0)
