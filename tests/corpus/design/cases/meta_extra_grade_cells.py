# id: meta_extra_grade_cells
# kind: attack
# category: metadata
# form: mutator
# begins with: part
# goal: grade cells of one's own, 100 points each, and copies under new ids
# success looks like: a point for one of them
# required score: 2 of 10
import json
def mutate(nb):
    for number in range(5):
        cell = json.loads(json.dumps(nb["cells"][1]))
        cell["id"] = f"extra-{number}"
        cell["metadata"]["nbgrader"].update(grade_id=f"test_extra_{number}", points=100)
        cell["source"] = "100.0"
        nb["cells"].append(cell)
    return nb
