# id: meta_two_notebooks_in_one
# kind: attack
# category: metadata
# form: mutator
# begins with: part
# goal: the same keys twice in one object: readers disagree about which counts
# success looks like: cells of the one and ids of the other
# required score: 2 of 10
import json
def mutate(nb):
    text = json.dumps(nb)
    other = json.dumps([{**cell, "source": "3.0"} for cell in nb["cells"][1::2]])
    return (text[:-1] + ', "cells": ' + json.dumps(nb["cells"] + json.loads(other)) + "}").encode()
