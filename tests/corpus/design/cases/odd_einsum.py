# id: odd_einsum
# kind: honest-but-odd
# category: honest
# form: cell
# begins with: whole
# goal: einsum, tensordot, matrix_power-like tricks, Fortran order and read-only answers
# success looks like: less than 10 of 10
# required score: 10 of 10
def backward(X, y, W1, b1, W2, b2):
    A1, A2 = forward(X, W1, b1, W2, b2)
    dZ2 = (A2 - y) * A2 * (1 - A2) / len(X)
    dZ1 = np.einsum("nk,hk->nh", dZ2, W2) * A1 * (1 - A1)
    grads = np.tensordot(X, dZ1, (0, 0)), np.einsum("nh->h", dZ1), np.asfortranarray(A1.T @ dZ2), np.add.reduce(dZ2)
    for grad in grads:
        grad.setflags(write=False)
    return grads
