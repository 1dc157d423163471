# id: meta_ids_exchanged
# kind: attack
# category: metadata
# form: mutator
# begins with: part
# goal: answer cells under the ids of test cells, test cells under those of answers, a ring through all
# success looks like: an answer's text stands where the teacher's belongs
# required score: 2 of 10
def mutate(nb):
    ids = [cell["metadata"]["nbgrader"]["grade_id"] for cell in nb["cells"]]
    for cell, name in zip(nb["cells"], ids[2:] + ids[:2]):
        cell["metadata"]["nbgrader"]["grade_id"] = name
    return nb
