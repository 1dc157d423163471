# id: meta_hundreds_of_copies
# kind: attack
# category: metadata
# form: mutator
# begins with: part
# goal: each test cell a hundred times, with other text each
# success looks like: more than the points of one, or a crash
# required score: 2 of 10
import json
def mutate(nb):
    for number in range(100):
        for at in (1, 3, 5, 7):
            cell = json.loads(json.dumps(nb["cells"][at]))
            cell["source"] = ""
            nb["cells"].append(cell)
    return nb
