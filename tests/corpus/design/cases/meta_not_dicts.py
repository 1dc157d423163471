# id: meta_not_dicts
# kind: attack
# category: metadata
# form: mutator
# begins with: part
# goal: metadata, nbgrader's part, outputs and attachments of other types than agreed
# success looks like: a crash of the reader
# required score: 0..2 of 10
def mutate(nb):
    odd = (None, [], "text", 5, {"nbgrader": []}, {"nbgrader": "x"}, {"nbgrader": None}, {"nbgrader": {"grade_id": {}}})
    for number, metadata in enumerate(odd):
        nb["cells"].append({"cell_type": "markdown", "metadata": metadata, "source": "", "attachments": odd[-number - 1], "outputs": odd[number], "id": odd[number]})
    nb["metadata"] = []
    return nb
