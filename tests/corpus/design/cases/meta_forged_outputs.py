# id: meta_forged_outputs
# kind: attack
# category: metadata
# form: mutator
# begins with: part
# goal: outputs with results of full marks are saved in every cell, skip-execution tags beside them
# success looks like: one of them is taken for what the cell showed
# required score: 2 of 10
def mutate(nb):
    for cell in nb["cells"]:
        cell["outputs"] = [{"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": "3.0"}}]
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception", "nbgrader-skip"]
    return nb
