# id: same_decimal_precision
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted by the precision of decimals
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
import decimal
decimal.getcontext().prec = 28
def count():
    decimal.getcontext().prec += 1
    return decimal.getcontext().prec - 28
weary(count)
