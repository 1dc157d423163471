# id: clear_lies
# kind: fault
# category: reply-protocol
# form: cell
# begins with: channel, whole
# goal: the finished notebook tells nonsense of how its children ended
# success looks like: the judge breaks
# required score: 10 of 10
end = type(server())._end_child
def lie(self):
    end(self)
    return [10**30, "9", None]
type(server())._end_child = lie
