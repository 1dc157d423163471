# id: wire_odd_count
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: a cell's execution number is true, a fraction, negative or has 4000 digits
# success looks like: nbgrader cannot read the notebook that we write
# required score: 0..2 of 10
say({**cell_answer(), "count": -(10**4000)})
# %%
from_here = 1
