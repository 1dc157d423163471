# id: res_regex
# kind: fault
# category: resources
# form: cell
# begins with: whole
# goal: a regular expression that never ends, in C, deaf to signals
# success looks like: more than the exercise is lost
# required score: 7 of 10
import re
def backward(*args):
    return re.match(r"(a+)+$", "a" * 40 + "b")
