# id: wire_ask_odd_arguments
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: ask for what is offered with arguments that are no arguments
# success looks like: an error in the judge instead of an answer or a crashed check
# required score: 2 of 10
odd = [None, [], ["t"], ["t", ["t"]], ["t", None, None], ["t", ["d"], ["t"]], ["t", ["t", 1, 2, 3], ["d", ["z", 1]]],
       ["t", ["t", ["o", "x"]], ["d"]], ["t", ["t", ["f", "sigmoid"]], ["d"]], ["t", ["t", "text"], ["d", ["self", 1]]],
       ["t", ["t", 10**19], ["d"]], ["a", "<f8", [10**9]], ["t", ["t", ["a", "<f8", [0, 1 << 39]]], ["d"]]]
def backward(*args):
    for arguments in odd[:-2]:
        say({"status": "ask", "function": "sigmoid", "arguments": arguments})
        heard()
def forward(*args):
    say({"status": "ask", "function": "sigmoid", "arguments": odd[-1]})
    heard()
def sigmoid_derivative(z):
    say({"status": "ask", "function": "sigmoid", "arguments": odd[-2]})
    heard()
