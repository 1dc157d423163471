# id: odd_vscode
# kind: honest-but-odd
# category: metadata
# form: mutator
# begins with: whole
# goal: a notebook as VS Code saves it: languages per cell, tabs, no final line feed
# success looks like: less than 10 of 10
# required score: 10 of 10
import json
def mutate(nb):
    for cell in nb["cells"]:
        cell["metadata"]["vscode"] = {"languageId": "python"}
        cell["metadata"]["executionInfo"] = {"elapsed": 1e3}
    return json.dumps(nb, indent="\t").replace("\n", "\r\n").encode()
