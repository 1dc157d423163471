# id: patch_wire
# kind: attack
# category: patching
# form: cell
# begins with: part
# goal: replace the guest's own packing by one that packs something else
# success looks like: more than 2 of 10, or something else than a student fault
# required score: 0..2 of 10
from autograder.guest import calls, wire
wire.pack = lambda value, functions=None: (["l", True], [])
calls.wire.pack = wire.pack
def sigmoid(z):
    from importlib import reload
    reload(wire)
    calls.wire = wire
    return 1.0 / (1.0 + np.exp(-np.asarray(z, dtype=float)))
