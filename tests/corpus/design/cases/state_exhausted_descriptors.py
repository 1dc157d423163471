# id: state_exhausted_descriptors
# kind: fault
# category: resources
# form: cell
# begins with: whole
# goal: all descriptors are in use and stay so
# success looks like: anything but a clear outcome for this one
# required score: 0..10 of 10
import os
held = []
try:
    while True:
        held.append(os.open("/dev/null", os.O_RDONLY))
except OSError:
    pass
