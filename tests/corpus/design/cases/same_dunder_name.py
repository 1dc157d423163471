# id: same_dunder_name
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted in a global with underscores on both sides
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
__calls__ = 0
def count():
    global __calls__
    __calls__ += 1
    return __calls__
weary(count)
