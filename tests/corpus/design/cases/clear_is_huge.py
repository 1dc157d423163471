# id: clear_is_huge
# kind: fault
# category: reply-protocol
# form: cell
# begins with: channel, whole
# goal: the finished notebook tells a status that no process can have
# success looks like: the judge breaks
# required score: 10 of 10
def lie(self, message, blob):
    from autograder.guest import wire
    self._end_child()
    wire.send(self._sock, {"status": 10**4000})
type(server())._clear = lie
