# id: same_module_of_functions
# kind: honest-but-odd
# category: unchanged
# form: bundle
# begins with: whole, weary
# goal: calls are counted in a module beside the notebook of which only a function was imported
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
FILES = {"counting.py": "calls = 0\n\ndef count():\n    global calls\n    calls += 1\n    return calls\n"}
# %%
from counting import count
weary(count)
