# id: res_hang_before_another
# kind: fault
# category: resources
# form: cell
# begins with: whole
# goal: a function hangs in the first of its exercise's two tests, so that the second is not run
# success looks like: a check of the next exercise is lost, too
# required score: 7 of 10
import time


def forward(X, W1, b1, W2, b2):
    time.sleep(60)


def backward(X, y, W1, b1, W2, b2):
    A1 = sigmoid(X @ W1 + b1)
    A2 = sigmoid(A1 @ W2 + b2)
    dZ2 = (A2 - y) * A2 * (1 - A2) / len(X)
    dZ1 = (dZ2 @ W2.T) * A1 * (1 - A1)
    return X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)
