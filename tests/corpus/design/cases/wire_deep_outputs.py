# id: wire_deep_outputs
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: a cell's outputs are 300 objects deep
# success looks like: who copies, pickles or writes them runs out of stack, and the class is not graded to its end
# required score: 0..2 of 10
say(b'{"ok":true,"error":null,"count":1,"outputs":[{"output_type":"display_data","metadata":{},"data":{"application/json":'
    + b'{"a":' * 300 + b"1" + b"}" * 300 + b"}}]}")
