# id: meta_schema_odd
# kind: attack
# category: metadata
# form: mutator
# begins with: part
# goal: schema versions that nbgrader does not know
# success looks like: nbgrader refuses the notebook that we write
# required score: 2 of 10
def mutate(nb):
    for cell, version in zip(nb["cells"], (0, 1, 2, 99, "3", None, -1, 3.0)):
        cell["metadata"]["nbgrader"]["schema_version"] = version
    return nb
