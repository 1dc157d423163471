# id: state_metaclass
# kind: fault
# category: state
# form: cell
# begins with: whole
# goal: the answer's type has a metaclass that lies about instances, names and equality
# success looks like: more than the exercise is lost
# required score: 8 of 10
class Meta(type):
    def __instancecheck__(cls, instance): raise SystemExit
    def __eq__(cls, other): return True
    def __hash__(cls): return hash(np.ndarray)
    @property
    def __name__(cls): return 10**9
class Lie(metaclass=Meta):
    __class__ = np.ndarray
def sigmoid_derivative(z):
    return Lie()
