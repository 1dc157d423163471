# id: count_frompyfunc
# kind: attack
# category: loops
# form: cell
# begins with: whole
# goal: hide the loop in np.frompyfunc
# success looks like: the point for no loop is given
# required score: 9 of 10
slow = np.frompyfunc(lambda z: 1 / (1 + np.exp(-z)), 1, 1)
def forward(X, W1, b1, W2, b2):
    A1 = slow(X @ W1 + b1).astype(float)
    return A1, slow(A1 @ W2 + b2).astype(float)
