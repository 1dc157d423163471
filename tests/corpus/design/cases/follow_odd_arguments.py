# id: follow_odd_arguments
# kind: attack
# category: follow-through
# form: cell
# begins with: part
# goal: call the stand-in with everything but what it takes
# success looks like: an error in the judge, or a text of the judge in what a student sees
# required score: 2 of 10
import itertools
def backward(*args):
    odd = [None, "text", b"bytes", [], {}, {1: 2}, object(), print, sigmoid, 10**400, float("nan"), 1j, np.array(["a"]), np.array([None]), np.ma.masked,
           np.zeros((0, 5)), np.zeros((3,) * 9), [[1, 2], [3]], Exception("x"), itertools.count(), "LOOT\ud800"]
    for value in odd:
        for call in (lambda: sigmoid(value), lambda: sigmoid(value, value), lambda: sigmoid(z=value), lambda: sigmoid(**{"": value})):
            try:
                call()
            except ValueError as error:
                assert str(error) == "sigmoid cannot work with these arguments"
    return np.zeros(1)
