"""Valid solutions that look different from the reference, and what little each may lose."""

from autograder.known import Alternative

ALTERNATIVES = (
    Alternative(
        id="oh-eye",
        exercise="one_hot",
        description="rows of the unit matrix",
        code="""
            def one_hot(y, k):
                return np.eye(k)[np.asarray(y)]
        """,
    ),
    Alternative(
        id="oh-compare",
        exercise="one_hot",
        description="comparison, converted to float",
        code="""
            def one_hot(y, k):
                return (np.arange(k) == np.asarray(y)[:, np.newaxis]).astype(float)
        """,
    ),
    Alternative(
        id="oh-loop",
        exercise="one_hot",
        description="loop over the samples",
        code="""
            def one_hot(y, k):
                Y = np.zeros((len(y), k))
                for row, label in enumerate(y):
                    Y[row, label] = 1
                return Y
        """,
    ),
    Alternative(
        id="oh-put-along-axis",
        exercise="one_hot",
        description="np.put_along_axis",
        code="""
            def one_hot(y, k):
                Y = np.zeros((len(y), k))
                np.put_along_axis(Y, y.reshape(-1, 1), 1, axis=1)
                return Y
        """,
    ),
    Alternative(
        id="oh-float32",
        exercise="one_hot",
        description="single precision",
        code="""
            def one_hot(y, k):
                return np.eye(k, dtype=np.float32)[y]
        """,
    ),
    Alternative(
        id="oh-nested-lists",
        exercise="one_hot",
        description="list of lists, then an array, with a print",
        code="""
            def one_hot(y, k):
                rows = [[1.0 if j == label else 0.0 for j in range(k)] for label in y]
                print("one_hot of", len(rows), "labels")
                return np.array(rows)
        """,
    ),
    Alternative(
        id="sm-log-sum-exp",
        exercise="softmax",
        description="exponential of z minus log-sum-exp",
        code="""
            def softmax(Z):
                Z = np.asarray(Z, dtype=float)
                m = Z.max(axis=1, keepdims=True)
                return np.exp(Z - (m + np.log(np.exp(Z - m).sum(axis=1, keepdims=True))))
        """,
    ),
    Alternative(
        id="sm-logaddexp",
        exercise="softmax",
        description="np.logaddexp.reduce",
        code="""
            def softmax(Z):
                Z = np.asarray(Z, dtype=float)
                return np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None])
        """,
    ),
    Alternative(
        id="sm-transpose",
        exercise="softmax",
        description="transposes instead of keepdims",
        code="""
            def softmax(Z):
                E = np.exp((np.asarray(Z, dtype=float).T - np.max(Z, axis=1)).T)
                return (E.T / E.sum(axis=1)).T
        """,
    ),
    Alternative(
        id="sm-einsum",
        exercise="softmax",
        description="einsum for the sums",
        code="""
            def softmax(Z):
                E = np.exp(Z - np.max(Z, axis=1, keepdims=True))
                return E / np.einsum("ij->i", E)[:, None]
        """,
    ),
    Alternative(
        id="sm-pairwise",
        exercise="softmax",
        description="1 / sum of e^(z_j - z_i); overflow to inf, with a warning, gives the right 0",
        code="""
            def softmax(Z):
                Z = np.asarray(Z, dtype=float)
                return 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)
        """,
    ),
    Alternative(
        id="sm-last-axis",
        exercise="softmax",
        description="any number of leading axes, with a helper",
        code="""
            def shifted_exp(Z):
                return np.exp(Z - np.amax(Z, axis=-1, keepdims=True))

            def softmax(Z):
                E = shifted_exp(np.array(Z, dtype=float))
                E /= np.sum(E, axis=-1, keepdims=True)
                return E
        """,
    ),
    Alternative(
        id="sm-float32",
        exercise="softmax",
        description="single precision",
        code="""
            def softmax(Z):
                Z = np.asarray(Z, dtype=np.float32)
                E = np.exp(Z - Z.max(axis=1, keepdims=True))
                return E / E.sum(axis=1, keepdims=True)
        """,
    ),
    Alternative(
        id="sm-tiny-guard",
        exercise="softmax",
        description="needless constant of 1e-12 in the denominator",
        code="""
            def softmax(Z):
                E = np.exp(Z - np.max(Z, axis=1).reshape(-1, 1))
                return E / (np.sum(E, axis=1).reshape(-1, 1) + 1e-12)
        """,
    ),
    Alternative(
        id="sm-loop",
        exercise="softmax",
        description="loop over the rows",
        loses=("test_is_vectorised",),
        code="""
            def softmax(Z):
                rows = []
                for z in np.asarray(Z, dtype=float):
                    e = np.exp(z - z.max())
                    rows.append(e / e.sum())
                return np.array(rows)
        """,
    ),
    Alternative(
        id="sm-double-loop",
        exercise="softmax",
        description="pure Python, entry by entry",
        loses=("test_is_vectorised",),
        code="""
            def softmax(Z):
                import math

                n, k = Z.shape
                A = np.zeros((n, k))
                for s in range(n):
                    top = max(float(v) for v in Z[s])
                    total = sum(math.exp(v - top) for v in Z[s])
                    for i in range(k):
                        A[s, i] = math.exp(Z[s, i] - top) / total
                return A
        """,
    ),
    Alternative(
        id="sm-apply-along-axis",
        exercise="softmax",
        description="np.apply_along_axis, a loop in disguise",
        loses=("test_is_vectorised",),
        code="""
            def softmax(Z):
                def row(z):
                    e = np.exp(z - z.max())
                    return e / e.sum()

                return np.apply_along_axis(row, 1, np.asarray(Z, dtype=float))
        """,
    ),
    Alternative(
        id="sm-in-place",
        exercise="softmax",
        description="right values, but Z -= max on the caller's array",
        loses=("test_scores_are_left_unchanged",),
        code="""
            def softmax(Z):
                if Z.dtype != float:
                    Z = Z.astype(float)
                Z -= Z.max(axis=1, keepdims=True)
                E = np.exp(Z)
                return E / E.sum(axis=1, keepdims=True)
        """,
    ),
    Alternative(
        id="ce-targets",
        exercise="cross_entropy",
        description="-sum(Y ln A) / n",
        code="""
            def cross_entropy(A, y):
                Y = one_hot(y, A.shape[1])
                return -np.sum(Y * np.log(A)) / len(A)
        """,
    ),
    Alternative(
        id="ce-guard-1e-12",
        exercise="cross_entropy",
        description="ln(a + 1e-12)",
        code="""
            def cross_entropy(A, y):
                return -np.log(A[np.arange(len(y)), y] + 1e-12).mean()
        """,
    ),
    Alternative(
        id="ce-guard-1e-8",
        exercise="cross_entropy",
        description="ln(a + 1e-8), a constant that is often seen",
        code="""
            def cross_entropy(A, y):
                return -np.log(A[np.arange(len(y)), y] + 1e-8).mean()
        """,
    ),
    Alternative(
        id="ce-clip",
        exercise="cross_entropy",
        description="clips probabilities at 1e-7 and 1 - 1e-7",
        code="""
            def cross_entropy(A, y):
                safe = np.clip(A, 1e-7, 1 - 1e-7)
                return float(np.mean(-np.log(safe[np.arange(len(y)), y])))
        """,
    ),
    Alternative(
        id="ce-take-along-axis",
        exercise="cross_entropy",
        description="np.take_along_axis",
        code="""
            def cross_entropy(A, y):
                return float(-np.log(np.take_along_axis(A, np.asarray(y)[:, None], 1)).mean())
        """,
    ),
    Alternative(
        id="ce-loop",
        exercise="cross_entropy",
        description="loop over the samples",
        code="""
            def cross_entropy(A, y):
                total = 0.0
                for row, label in zip(A, y):
                    total -= np.log(row[label])
                return total / len(y)
        """,
    ),
    Alternative(
        id="ce-zero-d-array",
        exercise="cross_entropy",
        description="0-d array instead of a float",
        code="""
            def cross_entropy(A, y):
                return np.array(-np.log(A[range(len(y)), y]).mean())
        """,
    ),
    Alternative(
        id="ce-float32",
        exercise="cross_entropy",
        description="single precision",
        code="""
            def cross_entropy(A, y):
                a = A.astype(np.float32)[np.arange(len(y)), y]
                return -np.log(a).mean()
        """,
    ),
    Alternative(
        id="ce-boolean-mask",
        exercise="cross_entropy",
        description="boolean mask of the true classes",
        code="""
            def cross_entropy(A, y):
                mask = np.arange(A.shape[1]) == y[:, np.newaxis]
                return -np.log(A[mask]).sum() / y.size
        """,
    ),
    Alternative(
        id="sj-diagflat",
        exercise="softmax_jacobian",
        description="diagonal matrix minus column times row",
        code="""
            def softmax_jacobian(a):
                s = np.asarray(a).reshape(-1, 1)
                return np.diagflat(s) - np.dot(s, s.T)
        """,
    ),
    Alternative(
        id="sj-double-loop",
        exercise="softmax_jacobian",
        description="two loops with the two cases",
        code="""
            def softmax_jacobian(a):
                k = len(a)
                J = np.zeros((k, k))
                for i in range(k):
                    for j in range(k):
                        if i == j:
                            J[i, j] = a[i] * (1 - a[i])
                        else:
                            J[i, j] = -a[i] * a[j]
                return J
        """,
    ),
    Alternative(
        id="sj-delta",
        exercise="softmax_jacobian",
        description="a_i (delta_ij - a_j) by broadcasting",
        code="""
            def softmax_jacobian(a):
                return a[:, None] * (np.eye(a.size) - a[None, :])
        """,
    ),
    Alternative(
        id="sj-fill-diagonal",
        exercise="softmax_jacobian",
        description="np.fill_diagonal",
        code="""
            def softmax_jacobian(a):
                J = -np.outer(a, a)
                np.fill_diagonal(J, a * (1 - a))
                return J
        """,
    ),
    Alternative(
        id="sj-einsum",
        exercise="softmax_jacobian",
        description="einsum with a unit matrix",
        code="""
            def softmax_jacobian(a):
                return np.einsum("i,ij->ij", a, np.eye(len(a))) - np.einsum("i,j->ij", a, a)
        """,
    ),
    Alternative(
        id="sj-float32",
        exercise="softmax_jacobian",
        description="single precision",
        code="""
            def softmax_jacobian(a):
                s = np.asarray(a, dtype=np.float32)
                return np.diag(s) - np.outer(s, s)
        """,
    ),
    Alternative(
        id="sg-index",
        exercise="softmax_gradient",
        description="subtracts 1 at the pairs of row and label",
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z).copy()
                A[np.arange(len(y)), y] -= 1
                return A / len(y)
        """,
    ),
    Alternative(
        id="sg-compare",
        exercise="softmax_gradient",
        description="targets by comparison",
        code="""
            def softmax_gradient(Z, y):
                return (softmax(Z) - (np.arange(Z.shape[1]) == np.asarray(y)[:, None])) / len(Z)
        """,
    ),
    Alternative(
        id="sg-inline",
        exercise="softmax_gradient",
        description="everything written out",
        code="""
            def softmax_gradient(Z, y):
                E = np.exp(Z - Z.max(1)[:, None])
                P = E / E.sum(1)[:, None]
                T = np.zeros_like(P)
                T[range(len(y)), y] = 1
                return (P - T) / len(Z)
        """,
    ),
    Alternative(
        id="sg-early-mean",
        exercise="softmax_gradient",
        description="1 / n applied to both terms",
        code="""
            def softmax_gradient(Z, y):
                n = Z.shape[0]
                return softmax(Z) / n - one_hot(y, Z.shape[1]) / n
        """,
    ),
    Alternative(
        id="sg-subtract-at",
        exercise="softmax_gradient",
        description="np.subtract.at and a weight per sample",
        code="""
            def softmax_gradient(Z, y):
                dZ = softmax(Z)
                np.subtract.at(dZ, (np.arange(y.size), y), 1.0)
                weights = np.full((y.size, 1), 1 / y.size)
                return weights * dZ
        """,
    ),
    Alternative(
        id="sg-two-cases",
        exercise="softmax_gradient",
        description="np.where with the two cases, and a print",
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z)
                is_true = one_hot(y, Z.shape[1]) == 1
                print("gradient for", len(y), "samples")
                return np.where(is_true, A - 1, A) / len(y)
        """,
    ),
    Alternative(
        id="sg-float32",
        exercise="softmax_gradient",
        description="single precision",
        code="""
            def softmax_gradient(Z, y):
                Z = np.asarray(Z, dtype=np.float32)
                E = np.exp(Z - Z.max(axis=1, keepdims=True))
                A = E / E.sum(axis=1, keepdims=True)
                A[np.arange(len(y)), y] -= 1
                return A / np.float32(len(y))
        """,
    ),
    Alternative(
        id="sg-log-sum-exp",
        exercise="softmax_gradient",
        description="exp of log-probabilities by np.logaddexp",
        code="""
            def softmax_gradient(Z, y):
                n, k = Z.shape
                log_A = Z - np.logaddexp.reduce(Z.astype(float), axis=1, keepdims=True)
                return (np.exp(log_A) - np.eye(k)[y]) / n
        """,
    ),
    Alternative(
        id="sg-jacobian-einsum",
        exercise="softmax_gradient",
        description="full Jacobians; the uncancelled 1 / a fails where a is 0",
        loses=("test_sure_and_right_beside_sure_and_wrong",),
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z)
                n, k = A.shape
                Y = one_hot(y, k)
                dA = -np.where(Y > 0, 1 / np.maximum(A, 1e-300), 0)
                J = np.einsum("ij,jk->ijk", A, np.eye(k)) - A[:, :, None] * A[:, None, :]
                return np.einsum("ij,ijk->ik", dA, J) / n
        """,
    ),
    Alternative(
        id="sg-jacobian-loop",
        exercise="softmax_gradient",
        description="softmax_jacobian for each sample; the uncancelled 1 / a fails where a is 0",
        loses=(
            "test_is_vectorised",
            "test_sure_and_right_beside_sure_and_wrong",
        ),
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z)
                rows = [-softmax_jacobian(a)[label] / a[label] for a, label in zip(A, y)]
                return np.array(rows) / len(y)
        """,
    ),
    Alternative(
        id="sg-loop",
        exercise="softmax_gradient",
        description="loops over samples and classes",
        loses=("test_is_vectorised",),
        code="""
            def softmax_gradient(Z, y):
                n, k = Z.shape
                dZ = np.zeros((n, k))
                for s in range(n):
                    e = [np.exp(v - max(Z[s])) for v in Z[s]]
                    for j in range(k):
                        dZ[s, j] = (e[j] / sum(e) - (1.0 if j == y[s] else 0.0)) / n
                return dZ
        """,
    ),
    Alternative(
        id="sg-label-loop",
        exercise="softmax_gradient",
        description="loop over the labels only",
        loses=("test_is_vectorised",),
        code="""
            def softmax_gradient(Z, y):
                dZ = softmax(Z)
                for s, label in enumerate(y):
                    dZ[s, label] -= 1
                return dZ / len(y)
        """,
    ),
    Alternative(
        id="sg-in-place",
        exercise="softmax_gradient",
        description="right values, but everything happens in the caller's array",
        loses=("test_arguments_are_left_unchanged",),
        code="""
            def softmax_gradient(Z, y):
                if Z.dtype != float:
                    Z = Z.astype(float)
                Z -= Z.max(axis=1, keepdims=True)
                np.exp(Z, out=Z)
                Z /= Z.sum(axis=1, keepdims=True)
                Z[np.arange(len(y)), y] -= 1
                return Z / len(y)
        """,
    ),
    Alternative(
        id="ac-sum",
        exercise="accuracy",
        description="count divided by the number of samples",
        code="""
            def accuracy(A, y):
                return (A.argmax(1) == y).sum() / len(y)
        """,
    ),
    Alternative(
        id="ac-loop",
        exercise="accuracy",
        description="loop over the samples",
        code="""
            def accuracy(A, y):
                right = 0
                for row, label in zip(A, y):
                    if list(row).index(max(row)) == label:
                        right += 1
                return right / len(y)
        """,
    ),
    Alternative(
        id="ac-is-largest",
        exercise="accuracy",
        description="asks whether the true class has the row's maximum",
        code="""
            def accuracy(A, y):
                return np.mean(A[np.arange(len(y)), y] == A.max(axis=1))
        """,
    ),
    Alternative(
        id="ac-sort",
        exercise="accuracy",
        description="last column of argsort",
        code="""
            def accuracy(A, y):
                return np.count_nonzero(np.argsort(A, axis=1)[:, -1] == y) / y.size
        """,
    ),
    Alternative(
        id="ac-float32",
        exercise="accuracy",
        description="single precision",
        code="""
            def accuracy(A, y):
                return np.mean(np.argmax(A, axis=1) == y, dtype=np.float32)
        """,
    ),
)
