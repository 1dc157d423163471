# id: same_bound_method
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted in a list that only a bound append knows
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
remember = [].append
def count():
    remember(None)
    return len(remember.__self__)
weary(count)
