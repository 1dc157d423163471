# id: odd_colab
# kind: honest-but-odd
# category: metadata
# form: mutator
# begins with: whole
# goal: a notebook that came back from Colab: accelerator, provenance, other ids, outputs with fields of its own
# success looks like: less than 10 of 10
# required score: 10 of 10
def mutate(nb):
    nb["metadata"].update(colab={"provenance": [], "toc_visible": True}, accelerator="GPU", kernelspec={"name": "python3", "display_name": "Python 3"})
    nb["nbformat_minor"] = 0
    for number, cell in enumerate(nb["cells"]):
        cell.pop("id")
        cell["metadata"].update(id=f"aBc{number}", colab={"base_uri": "https://localhost:8080/"}, outputId="0f")
        cell["source"] = cell["source"].splitlines(keepends=True)
    return nb
