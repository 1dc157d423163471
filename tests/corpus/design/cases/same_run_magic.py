# id: same_run_magic
# kind: honest-but-odd
# category: unchanged
# form: bundle
# begins with: whole, weary
# goal: calls are counted in the namespace of a script that %run has run
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
FILES = {"counting.py": "state = {'calls': 0}\ncalls = 0\n\ndef count():\n    global calls\n    calls += 1\n    return calls\n"}
# %%
%run counting.py
weary(count)
