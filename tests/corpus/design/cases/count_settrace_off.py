# id: count_settrace_off
# kind: attack
# category: loops
# form: cell
# begins with: whole
# goal: switch the tracer off and loop
# success looks like: more than the point for a loop is gained: SECURITY.md knows this one
# required score: 9..10 of 10
import sys
def forward(X, W1, b1, W2, b2):
    sys.settrace(None)
    A1 = np.array([[1 / (1 + np.exp(-z)) for z in row] for row in X @ W1 + b1])
    return A1, np.array([[1 / (1 + np.exp(-z)) for z in row] for row in A1 @ W2 + b2])
