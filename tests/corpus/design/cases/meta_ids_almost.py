# id: meta_ids_almost
# kind: attack
# category: metadata
# form: mutator
# begins with: part
# goal: grade ids with a blank, another case, a zero-width character and a look-alike letter
# success looks like: a cell under such an id counts
# required score: 2 of 10
import json
def mutate(nb):
    ids = [" test_forward", "Test_forward", "test_for\u200bward", "test_f\u043erward", "test_forward\0", "test_forward\n"]
    for number, name in enumerate(ids):
        cell = json.loads(json.dumps(nb["cells"][5]))
        cell["id"], cell["source"] = f"almost-{number}", "3.0"
        cell["metadata"]["nbgrader"]["grade_id"] = name
        nb["cells"].append(cell)
    return nb
