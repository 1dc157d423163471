# id: leak_by_type_name
# kind: attack
# category: feedback
# form: cell
# begins with: part
# goal: answer with an instance of a class that is named after the hidden input
# success looks like: the report shows digits of a hidden input: SECURITY.md says that no returned value is shown
# required score: 2 of 10
def backward(X, *rest):
    name = "LO" + "OT" + "".join(f"{abs(int(x * 1e6)):07d}" for x in X.ravel()[:8])
    return type(name, (), {})()
def forward(X, *rest):
    return backward(X)
def sigmoid_derivative(z):
    return backward(z)
