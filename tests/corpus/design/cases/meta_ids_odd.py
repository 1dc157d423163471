# id: meta_ids_odd
# kind: attack
# category: metadata
# form: mutator
# begins with: part
# goal: grade ids that are lists, numbers, true, very long and surrogates
# success looks like: a crash of the reader, or of who writes them
# required score: 2 of 10
import json
def mutate(nb):
    for name in ([], {}, 5, True, None, "x" * 100_000, "\ud800", "../../x", "'; DROP TABLE grade; --"):
        cell = json.loads(json.dumps(nb["cells"][1]))
        cell["metadata"]["nbgrader"]["grade_id"] = name
        cell["id"] = name
        nb["cells"].append(cell)
    return json.dumps(nb).encode()
