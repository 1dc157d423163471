# id: follow_named_function
# kind: attack
# category: follow-through
# form: cell
# begins with: part, channel
# goal: answer with a function of the judge's by name, and ask with one as an argument
# success looks like: the judge calls it, or takes it for a value
# required score: 2 of 10
def backward(*args):
    say({"status": "ask", "function": "sigmoid", "arguments": ["t", ["t", ["f", "sigmoid"]], ["d"]]})
    heard()
    say({"status": "returned", "value": ["t", *[["f", "sigmoid"]] * 4], "changed": [], "bytecodes": 0})
