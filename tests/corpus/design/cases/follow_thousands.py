# id: follow_thousands
# kind: fault
# category: follow-through
# form: cell
# goal: call a helper of its own once per entry, so that the stand-in is asked hundreds of times; its own is wrong
# success looks like: an exercise beyond the one with the slip is lost to time
# required score: 5..8 of 10
import numpy as np

def sigmoid(z):  # wrong: 2 points
    return np.exp(-np.asarray(z, dtype=float))

def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)

def forward(X, W1, b1, W2, b2):
    A1 = np.array([[sigmoid(z) for z in row] for row in X @ W1 + b1])
    return A1, np.array([[sigmoid(z) for z in row] for row in A1 @ W2 + b2])

def backward(X, y, W1, b1, W2, b2):
    A1, A2 = forward(X, W1, b1, W2, b2)
    dZ2 = (A2 - y) * A2 * (1 - A2) / len(X)
    dZ1 = (dZ2 @ W2.T) * A1 * (1 - A1)
    return X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)
