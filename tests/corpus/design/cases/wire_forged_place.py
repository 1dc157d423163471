# id: wire_forged_place
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: name lines of other cells as the place of an exception
# success looks like: a line of a locked cell is shown, or an error in the judge
# required score: 2 of 10
places = iter([[0, 1], [1, 1], [3, 1], [10**9, 1], [-1, 1], [0, -5], [0, 10**30], ["0", "1"], [1e3, 2.5], [True, True]] * 9)
def backward(*args):
    say({"status": "raised", "type": "ValueError", "stub": False, "place": next(places)})
forward = sigmoid_derivative = backward
