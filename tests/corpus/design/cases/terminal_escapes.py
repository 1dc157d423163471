# id: terminal_escapes
# kind: attack
# category: terminal
# form: cell
# begins with: part
# goal: escape sequences of seven and eight bits, bells, line feeds and bidirectional marks on the line that raises, in an exception's name and in a type's
# success looks like: the report for a terminal holds a control character
# required score: 2 of 10
def backward(*args):
    raise ValueError("[2J]0;x ‮")
def forward(*args):
    return 1 / 0  #31m overwritten
def sigmoid_derivative(z):
    return type("\x1b[2J\x9b31m\r\u202e", (), {})()
# %%
raise type("\x9b2J\x1b[2J\r\b", (Exception,), {})("\x9b2J")
