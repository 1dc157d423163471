# id: odd_redefined_later
# kind: honest-but-odd
# category: honest
# form: cell
# begins with: whole
# goal: wrong first, mended in a later cell; the last definition counts
# success looks like: less than 10 of 10
# required score: 10 of 10
right = forward
def forward(*args):
    return None
# %%
forward(1)
# %%
forward = right
