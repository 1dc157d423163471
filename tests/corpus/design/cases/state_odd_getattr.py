# id: state_odd_getattr
# kind: fault
# category: state
# form: cell
# begins with: whole
# goal: the answer is an object that raises, exits or hangs at whatever is asked of it
# success looks like: more than the exercise is lost
# required score: 8 of 10
class Thorn:
    def __getattribute__(self, name):
        raise SystemExit(name)
    __array__ = __len__ = __iter__ = __bool__ = __eq__ = __hash__ = None
def sigmoid_derivative(z):
    return Thorn()
