# id: wire_other_status
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: statuses that the judge does not know, of types that cannot be compared
# success looks like: anything but a crashed check, for these calls only
# required score: 2 of 10
odd = iter([None, [], {}, "skipped", "not_judged", 1e400, True, "follow_through"] * 9)
def backward(*args):
    say({"status": next(odd), "value": None, "changed": [], "bytecodes": 0})
forward = sigmoid_derivative = backward
