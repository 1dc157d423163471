# id: res_integer
# kind: fault
# category: resources
# form: cell
# begins with: whole
# goal: a power of integers that never ends
# success looks like: more than the exercise is lost
# required score: 7 of 10
def backward(*args):
    return 7 ** 7 ** 9
