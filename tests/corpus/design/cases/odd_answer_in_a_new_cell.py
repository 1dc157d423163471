# id: odd_answer_in_a_new_cell
# kind: honest-but-odd
# category: metadata
# form: mutator
# begins with: whole
# goal: answer cells are deleted, the answer stands in a cell of one's own at the top
# success looks like: less than 10 of 10
# required score: 10 of 10
def mutate(nb):
    answer = {"cell_type": "code", "id": "mine", "metadata": {}, "outputs": [], "execution_count": 7, "source": nb["cells"][0]["source"]}
    nb["cells"] = [answer, *nb["cells"][1::2]]
    return nb
