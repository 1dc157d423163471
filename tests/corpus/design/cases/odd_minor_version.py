# id: odd_minor_version
# kind: honest-but-odd
# category: metadata
# form: mutator
# begins with: whole
# goal: a minor version from the future
# success looks like: less than 10 of 10
# required score: 10 of 10
def mutate(nb):
    nb["nbformat_minor"] = 99
    return nb
