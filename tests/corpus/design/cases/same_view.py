# id: same_view
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted by the length of a view of a read-only array
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
base = np.arange(100.0)
base.flags.writeable = False
views = {"v": base[:0]}
def count():
    views["v"] = base[: len(views["v"]) + 1]
    return len(views["v"])
weary(count)
