# id: res_every_test_burns
# kind: fault
# category: resources
# form: cell
# begins with: whole
# goal: every call computes for a second and a half before it is right
# success looks like: the whole takes longer than each check may
# required score: 2..8 of 10
import time
def backward(X, y, W1, b1, W2, b2):
    end = time.process_time() + 9
    while time.process_time() < end: pass
