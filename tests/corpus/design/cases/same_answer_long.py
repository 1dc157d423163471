# id: same_answer_long
# kind: fault
# category: reply-protocol
# form: cell
# begins with: channel, whole
# goal: the guest answers oddly when it is to look whether an earlier test has left a trace
# success looks like: the judge breaks, or points are lost
# required score: 10 of 10
def lie(self):
    say({"status": ["changed"], "more": "x" * 60_000})
    return False
sys.modules["autograder.guest.trace"].Trace.is_there = lie
