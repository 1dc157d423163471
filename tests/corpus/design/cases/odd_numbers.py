# id: odd_numbers
# kind: honest-but-odd
# category: honest
# form: cell
# begins with: whole
# goal: answers of np.float64 inside lists, of integers that are exact, and of subclasses that NumPy views as plain
# success looks like: less than 10 of 10
# required score: 10 of 10
def forward(X, W1, b1, W2, b2):
    A1 = sigmoid(np.asmatrix(X) @ W1 + b1)
    A2 = sigmoid(A1 @ W2 + b2)
    return [np.asarray(A1).tolist(), np.asarray(A2)]
