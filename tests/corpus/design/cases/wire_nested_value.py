# id: wire_nested_value
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: values a hundred thousand lists deep, and thirteen
# success looks like: a parser's stack overflows
# required score: 2 of 10
def backward(*args):
    say(b'{"status":"returned","changed":[],"bytecodes":0,"value":' + b"[" * 100_000 + b"]" * 100_000 + b"}")
def forward(*args):
    say(b'{"status":"returned","changed":[],"bytecodes":0,"value":' + b'["l",' * 400 + b"1" + b"]" * 400 + b"}")
def sigmoid_derivative(z):
    say(b'{"status":"returned","changed":[],"bytecodes":0,"value":["l"' + b',["l"]' * 60_000 + b"]}")
