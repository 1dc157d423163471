# id: clear_is_huge
# kind: fault
# category: reply-protocol
# form: cell
# begins with: channel, whole
# goal: the finished notebook tells a status that no process can have
# success looks like: the judge breaks
# required score: 10 of 10
end = type(server())._end_child
def lie(self):
    end(self)
    return 10**4000
type(server())._end_child = lie
