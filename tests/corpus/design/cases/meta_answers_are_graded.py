# id: meta_answers_are_graded
# kind: attack
# category: metadata
# form: mutator
# begins with: part
# goal: answer cells claim to be manually graded with points, test cells to be answers
# success looks like: a point or an answer in a locked cell counts
# required score: 2 of 10
def mutate(nb):
    for cell in nb["cells"]:
        own = cell["metadata"]["nbgrader"]
        own.update(grade=True, solution=True, locked=False, points=50)
        if own["grade_id"].startswith("test_"):
            cell["source"] = "3.0"
    return nb
