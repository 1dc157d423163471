# id: wire_ask_flood
# kind: attack
# category: channel
# form: cell
# begins with: part
# goal: ask a helper without end
# success looks like: the check does not end by its time
# required score: 2 of 10
def backward(*args):
    while True:
        sigmoid(0.0)
