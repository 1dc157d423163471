# id: same_answer_empty
# kind: fault
# category: reply-protocol
# form: cell
# begins with: channel, whole
# goal: the guest answers nothing when asked whether it has changed
# success looks like: the judge breaks, or points are lost
# required score: 10 of 10
def lie(self, message, blob):
    from autograder.guest import wire
    wire.send(self._sock, {})
type(server())._same = lie
