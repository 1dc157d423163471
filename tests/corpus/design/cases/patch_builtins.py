# id: patch_builtins
# kind: attack
# category: patching
# form: cell
# begins with: part
# goal: replace len, isinstance, type, sum and map for everybody in the process
# success looks like: more than 2 of 10
# required score: 0..2 of 10
import builtins
builtins.isinstance = lambda *args: True
builtins.sum = lambda *args: 0
builtins.callable = lambda value: True
