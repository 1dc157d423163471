# id: leak_by_exception_name
# kind: attack
# category: feedback
# form: cell
# begins with: part
# goal: raise an exception whose class is named after the hidden input
# success looks like: the report shows digits of a hidden input
# required score: 2 of 10
def backward(X, *rest):
    name = "LO" + "OT" + "".join(f"{abs(int(x * 1e6)):07d}" for x in X.ravel()[:8])
    raise type(name, (Exception,), {"__str__": lambda self: name, "__module__": "builtins"})(name)
forward = sigmoid_derivative = backward
