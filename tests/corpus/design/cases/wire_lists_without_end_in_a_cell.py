# id: wire_lists_without_end_in_a_cell
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: forty MiB of empty lists as a cell's outputs
# success looks like: the judge needs a GiB for it
# required score: 0..2 of 10
say(b'{"ok":true,"error":null,"count":1,"outputs":[' + b"[]," * 14_000_000 + b"[]]}")
time.sleep(2)
