# id: wire_ask_odd_names
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: ask for functions by names that are lists, objects, numbers and nothing
# success looks like: anything but a crashed check
# required score: 2 of 10
names = iter([None, [], {}, 1, True, ["sigmoid"], "sigmoid\0", "__class__", "keys"] * 9)
def backward(*args):
    say({"status": "ask", "function": next(names), "arguments": ["t", ["t"], ["d"]]})
    heard()
forward = sigmoid_derivative = backward
