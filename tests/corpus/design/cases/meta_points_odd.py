# id: meta_points_odd
# kind: attack
# category: metadata
# form: mutator
# begins with: part
# goal: points that are negative, infinite, texts, lists and not there
# success looks like: a maximum or a score that differs
# required score: 2 of 10
def mutate(nb):
    for cell, points in zip(nb["cells"][1::2], (-5, float("inf"), "100", [3])):
        cell["metadata"]["nbgrader"]["points"] = points
    return nb
