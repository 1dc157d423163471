# id: count_hidden_in_c
# kind: attack
# category: loops
# form: cell
# begins with: whole
# goal: loop in C: map, reduce and a ufunc made of a Python function's C parts
# success looks like: more than the point for a loop is gained
# required score: 9..10 of 10
import math
def sigmoid_of(z):
    return np.array(list(map(math.tanh, (z / 2).ravel()))).reshape(z.shape) / 2 + 0.5
def forward(X, W1, b1, W2, b2):
    A1 = sigmoid_of(X @ W1 + b1)
    return A1, sigmoid_of(A1 @ W2 + b2)
