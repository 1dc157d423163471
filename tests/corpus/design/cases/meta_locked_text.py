# id: meta_locked_text
# kind: attack
# category: metadata
# form: mutator
# begins with: part
# goal: locked test cells hold code that publishes a result
# success looks like: the text is run
# required score: 2 of 10
def mutate(nb):
    for cell in nb["cells"][1::2]:
        cell["source"] = "from IPython.display import display\nprint('LOOT')\n3.0"
    return nb
