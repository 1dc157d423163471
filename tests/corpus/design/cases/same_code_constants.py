# id: same_code_constants
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted in a constant of the code itself
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
def calls():
    return 1000
calls.__code__ = calls.__code__.replace(co_consts=(None, 0))
def count():
    more = calls() + 1
    calls.__code__ = calls.__code__.replace(co_consts=(None, more))
    return more
weary(count)
