# id: count_generator
# kind: attack
# category: loops
# form: cell
# begins with: whole
# goal: hide the loop in a generator that NumPy consumes
# success looks like: the point for no loop is given
# required score: 9 of 10
def forward(X, W1, b1, W2, b2):
    def each(Z):
        for z in Z.ravel():
            yield 1 / (1 + np.exp(-z))
    A1 = np.fromiter(each(X @ W1 + b1), float).reshape(len(X), -1)
    return A1, np.fromiter(each(A1 @ W2 + b2), float).reshape(len(X), -1)
