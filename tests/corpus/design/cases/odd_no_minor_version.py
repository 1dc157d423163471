# id: odd_no_minor_version
# kind: honest-but-odd
# category: metadata
# form: mutator
# begins with: whole
# goal: no minor version, no metadata and no ids, as a script writes it
# success looks like: less than 10 of 10
# required score: 10 of 10
def mutate(nb):
    del nb["nbformat_minor"], nb["metadata"]
    for cell in nb["cells"]:
        del cell["id"], cell["outputs"], cell["execution_count"]
    return nb
