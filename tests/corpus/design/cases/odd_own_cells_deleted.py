# id: odd_own_cells_deleted
# kind: honest-but-odd
# category: metadata
# form: mutator
# begins with: whole
# goal: all cells but the one with the answer are deleted
# success looks like: less than 10 of 10
# required score: 10 of 10
def mutate(nb):
    nb["cells"] = nb["cells"][:1]
    return nb
