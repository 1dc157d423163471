# id: odd_many_notes
# kind: honest-but-odd
# category: metadata
# form: mutator
# begins with: whole
# goal: two hundred written cells with pictures between the others
# success looks like: less than 10 of 10
# required score: 10 of 10
def mutate(nb):
    notes = [{"cell_type": "markdown", "id": f"n{i}", "metadata": {}, "source": f"# {i}\n" + "note " * 99, "attachments": {"p.png": {"image/png": "iVBORw0KGgo="}}} for i in range(200)]
    nb["cells"] = nb["cells"][:1] + notes + nb["cells"][1:]
    return nb
