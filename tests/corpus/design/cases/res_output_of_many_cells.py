# id: res_output_of_many_cells
# kind: attack
# category: resources
# form: mutator
# begins with: part
# goal: sixty cells print as much as one may
# success looks like: the grader takes gigabytes, or its notebook is that large
# required score: 2 of 10
def mutate(nb):
    for number in range(60):
        nb["cells"].append({
            "cell_type": "code", "id": f"flood-{number}", "metadata": {}, "outputs": [],
            "execution_count": None, "source": "print('x' * 255 * 1024)",
        })
    return nb
