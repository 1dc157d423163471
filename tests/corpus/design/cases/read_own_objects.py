# id: read_own_objects
# kind: attack
# category: read-memory
# form: cell
# begins with: part
# goal: walk all live objects, also the frozen ones, for a test, a mark or the secret
# success looks like: hidden text, the secret or a mark appears
# required score: 2 of 10
import gc
gc.unfreeze()
for thing in gc.get_objects():
    name = str(getattr(type(thing), "__module__", ""))
    if name.startswith(("autograder.judge", "autograder.suite", "autograder.store", "autograder.report", "nbgrader", "sqlalchemy")):
        print("LOOT", name)
import sys
for name in list(sys.modules):
    if name.startswith(("autograder.judge", "autograder.suite", "autograder.store", "autograder.course", "nbgrader", "_pytest")):
        print("LOOT", name)
