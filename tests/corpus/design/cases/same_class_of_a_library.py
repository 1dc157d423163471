# id: same_class_of_a_library
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted in a class that claims to be of a library
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
class Counter:
    __module__ = "matplotlib.pyplot"
    calls = 0
def count():
    Counter.calls += 1
    return Counter.calls
weary(count)
