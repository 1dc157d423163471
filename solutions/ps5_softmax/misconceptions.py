"""Wrong solutions that students write, with the hint that each of them deserves."""

from autograder.known import Misconception, with_conventions

ENTRIES = (
    Misconception(
        id="oh-from-max",
        exercise="one_hot",
        description="takes the number of classes from the largest label",
        hint="What if the last class does not occur in this batch? Which argument still knows it?",
        code="""
            def one_hot(y, k):
                return np.eye(np.max(y) + 1)[y]
        """,
    ),
    Misconception(
        id="oh-classes-that-occur",
        exercise="one_hot",
        description="numbers only the classes that occur in the batch",
        hint="Does a class that does not occur keep its column?",
        code="""
            def one_hot(y, k):
                _, places = np.unique(y, return_inverse=True)
                Y = np.zeros((len(y), k))
                Y[np.arange(len(y)), places] = 1.0
                return Y
        """,
    ),
    Misconception(
        id="oh-labels-from-1",
        exercise="one_hot",
        description="labels counted from 1",
        hint="Which label belongs to the first column?",
        code="""
            def one_hot(y, k):
                return np.eye(k)[np.asarray(y) - 1]
        """,
    ),
    Misconception(
        id="oh-whole-columns",
        exercise="one_hot",
        description="Y[:, y] = 1 writes whole columns",
        hint="How many ones should each row have? Compare writing pairs with writing columns.",
        code="""
            def one_hot(y, k):
                Y = np.zeros((len(y), k))
                Y[:, y] = 1.0
                return Y
        """,
    ),
    Misconception(
        id="oh-transposed",
        exercise="one_hot",
        description="one column per sample",
        hint="Samples are rows in this course. Which shape should the result have?",
        code="""
            def one_hot(y, k):
                Y = np.zeros((k, len(y)))
                Y[y, np.arange(len(y))] = 1.0
                return Y
        """,
    ),
    Misconception(
        id="oh-integers",
        exercise="one_hot",
        description="integer targets",
        hint="Look at the dtype of your result.",
        same_as=("oh-booleans",),
        code="""
            def one_hot(y, k):
                Y = np.zeros((len(y), k), dtype=int)
                Y[np.arange(len(y)), y] = 1
                return Y
        """,
    ),
    Misconception(
        id="oh-booleans",
        exercise="one_hot",
        description="comparison without conversion: boolean targets",
        hint="Look at the dtype of your result.",
        same_as=("oh-integers",),
        code="""
            def one_hot(y, k):
                return np.arange(k) == y[:, np.newaxis]
        """,
    ),
    Misconception(
        id="oh-plus-minus-one",
        exercise="one_hot",
        description="-1 instead of 0 for the other classes",
        hint="Which number stands for the classes that are not the true one?",
        code="""
            def one_hot(y, k):
                return 2 * np.eye(k)[y] - 1
        """,
    ),
    Misconception(
        id="oh-writes-the-label",
        exercise="one_hot",
        description="writes the label itself instead of 1",
        hint="A label is a place, not a quantity. Which number do you write in that place?",
        code="""
            def one_hot(y, k):
                Y = np.zeros((len(y), k))
                Y[np.arange(len(y)), y] = y
                return Y
        """,
    ),
    Misconception(
        id="oh-square",
        exercise="one_hot",
        description="as many columns as samples",
        hint="Where do the columns of your array come from, the samples or the classes?",
        code="""
            def one_hot(y, k):
                n = len(y)
                Y = np.zeros((n, max(n, k)))
                Y[np.arange(n), y] = 1.0
                return Y
        """,
    ),
    Misconception(
        id="oh-in-place",
        exercise="one_hot",
        description="right targets, but the labels of the caller become places in a flat array",
        hint="Compare y before and after the call. Which statement writes into it?",
        code="""
            def one_hot(y, k):
                y += k * np.arange(len(y))
                Y = np.zeros(len(y) * k)
                Y[y] = 1.0
                return Y.reshape(len(y), k)
        """,
    ),
    Misconception(
        id="sm-axis-0",
        exercise="softmax",
        description="normalises over the samples (axis 0)",
        hint="Which numbers should add up to 1, those of one sample or those of one class?",
        code="""
            def softmax(Z):
                E = np.exp(Z - Z.max(axis=0))
                return E / E.sum(axis=0)
        """,
    ),
    Misconception(
        id="sm-no-shift",
        exercise="softmax",
        description="no shift: inf / inf is nan at 1000",
        hint="What is e^1000 in floating point?",
        code="""
            def softmax(Z):
                E = np.exp(np.asarray(Z, dtype=float))
                return E / E.sum(axis=1, keepdims=True)
        """,
    ),
    Misconception(
        id="sm-one-shift-for-all",
        exercise="softmax",
        description="one shift for the whole batch: a row far below becomes 0 / 0",
        hint="Is one shift for the whole batch enough when rows differ a lot?",
        code="""
            def softmax(Z):
                E = np.exp(Z - np.max(Z))
                return E / E.sum(axis=1, keepdims=True)
        """,
    ),
    Misconception(
        id="sm-shift-by-mean",
        exercise="softmax",
        description="shifts by the mean of the row: still overflows",
        hint="After your shift, how large can the largest exponent of a row still be?",
        code="""
            def softmax(Z):
                E = np.exp(Z - Z.mean(axis=1, keepdims=True))
                return E / E.sum(axis=1, keepdims=True)
        """,
    ),
    Misconception(
        id="sm-clip",
        exercise="softmax",
        description="clips the scores: large scores become equal",
        hint=(
            "Your cure for overflow changes the scores. What happens to two large scores that "
            "differ by 1?"
        ),
        code="""
            def softmax(Z):
                E = np.exp(np.clip(Z, -500, 500))
                return E / E.sum(axis=1, keepdims=True)
        """,
    ),
    Misconception(
        id="sm-nan-to-num",
        exercise="softmax",
        description="replaces nan after the division",
        hint="Replacing nan hides a symptom. Which number overflowed before the division?",
        code="""
            def softmax(Z):
                E = np.exp(Z)
                return np.nan_to_num(E / E.sum(axis=1, keepdims=True))
        """,
    ),
    Misconception(
        id="sm-divide-by-max",
        exercise="softmax",
        description="divides by the largest score instead of subtracting it",
        hint=(
            "Which change of all scores leaves the result as it is: adding a constant, or scaling?"
        ),
        code="""
            def softmax(Z):
                E = np.exp(Z / np.max(np.abs(Z), axis=1, keepdims=True))
                return E / E.sum(axis=1, keepdims=True)
        """,
    ),
    Misconception(
        id="sm-linear",
        exercise="softmax",
        description="divides the scores by their sum, no exponentials",
        hint="Can an entry of your result be negative?",
        code="""
            def softmax(Z):
                return Z / np.sum(Z, axis=1, keepdims=True)
        """,
    ),
    Misconception(
        id="sm-log",
        exercise="softmax",
        description="returns the logarithms of the probabilities",
        hint="Probabilities lie between 0 and 1. Do yours?",
        code="""
            def softmax(Z):
                shifted = Z - Z.max(axis=1, keepdims=True)
                return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        """,
    ),
    Misconception(
        id="sm-whole-array",
        exercise="softmax",
        description="one sum over the whole batch",
        hint="What do the probabilities of one sample sum to in your result?",
        code="""
            def softmax(Z):
                E = np.exp(Z - Z.max(axis=1, keepdims=True))
                return E / E.sum()
        """,
    ),
    Misconception(
        id="sm-for-one-sample",
        exercise="softmax",
        description="written for one sample: one maximum and one sum for the whole batch",
        hint="What do the probabilities of one sample sum to in your result?",
        code="""
            def softmax(Z):
                E = np.exp(Z - np.max(Z))
                return E / E.sum()
        """,
    ),
    Misconception(
        id="sm-no-keepdims",
        exercise="softmax",
        description="sums without keepdims: an error, or in a square batch wrong columns",
        hint="Print the shapes of your exponentials and of their sum. How does numpy line them up?",
        code="""
            def softmax(Z):
                E = np.exp(Z - Z.max(axis=1, keepdims=True))
                return E / E.sum(axis=1)
        """,
    ),
    Misconception(
        id="sm-max-without-keepdims",
        exercise="softmax",
        description="maximum of the rows lined up with the columns",
        hint="Print the shapes of Z and of your maximum. How does numpy line them up?",
        code="""
            def softmax(Z):
                E = np.exp(Z - Z.max(axis=1))
                return E / E.sum(axis=1, keepdims=True)
        """,
    ),
    Misconception(
        id="sm-max-of-columns",
        exercise="softmax",
        description="shifts by the maximum of each column, which is no constant for a row",
        hint="Which entries of Z may be shifted by the same number without changing the result?",
        code="""
            def softmax(Z):
                E = np.exp(Z - Z.max(axis=0))
                return E / E.sum(axis=1, keepdims=True)
        """,
    ),
    Misconception(
        id="sm-negative-exponent",
        exercise="softmax",
        description="e^-z, as in the sigmoid",
        hint="Should the largest score get the largest or the smallest probability?",
        code="""
            def softmax(Z):
                E = np.exp(Z.min(axis=1, keepdims=True) - Z)
                return E / E.sum(axis=1, keepdims=True)
        """,
    ),
    Misconception(
        id="sm-sigmoids",
        exercise="softmax",
        description="sigmoids, scaled to sum 1",
        hint=(
            "Does your result depend on differences of scores only? Add 1 to all scores of a row "
            "and compare."
        ),
        code="""
            def softmax(Z):
                S = 0.5 * (1 + np.tanh(0.5 * Z))
                return S / S.sum(axis=1, keepdims=True)
        """,
    ),
    Misconception(
        id="sm-hard-max",
        exercise="softmax",
        description="1 for the winner, 0 for the others",
        hint="The softmax is soft: what share do the classes get that do not win?",
        code="""
            def softmax(Z):
                return np.eye(Z.shape[1])[np.argmax(Z, axis=1)]
        """,
    ),
    Misconception(
        id="sm-base-2",
        exercise="softmax",
        description="powers of 2 instead of e",
        hint="Compare your exponentials with the table of the example.",
        code="""
            def softmax(Z):
                E = 2.0 ** (Z - Z.max(axis=1, keepdims=True))
                return E / E.sum(axis=1, keepdims=True)
        """,
    ),
    Misconception(
        id="sm-no-normalisation",
        exercise="softmax",
        description="exponentials of shifted scores, not divided by their sum",
        hint="What do the entries of a row sum to?",
        code="""
            def softmax(Z):
                return np.exp(Z - Z.max(axis=1, keepdims=True))
        """,
    ),
    Misconception(
        id="sm-integer-buffer",
        exercise="softmax",
        description="the result inherits the integer type of the scores",
        hint="Of which type is an array made like Z when Z holds integers?",
        code="""
            def softmax(Z):
                A = np.zeros_like(Z)
                E = np.exp(Z - Z.max(axis=1, keepdims=True))
                A[:] = E / E.sum(axis=1, keepdims=True)
                return A
        """,
    ),
    Misconception(
        id="sm-large-guard",
        exercise="softmax",
        description="a constant added to the sum that changes ordinary values",
        hint=(
            "After a good shift the sum is at least 1. Does it need a safety constant, and how "
            "much does yours change?"
        ),
        code="""
            def softmax(Z):
                E = np.exp(Z - Z.max(axis=1, keepdims=True))
                return E / (E.sum(axis=1, keepdims=True) + 1e-3)
        """,
    ),
    Misconception(
        id="sm-first-row-only",
        exercise="softmax",
        description="normalises every row by the sum of the first",
        hint="Does each row use its own sum?",
        code="""
            def softmax(Z):
                E = np.exp(Z - Z.max(axis=1, keepdims=True))
                return E / E[0].sum()
        """,
    ),
    Misconception(
        id="ce-whole-columns",
        exercise="cross_entropy",
        description="A[:, y] picks an n-by-n block instead of n entries",
        hint="How do you pick one entry per row?",
        code="""
            def cross_entropy(A, y):
                return float(-np.mean(np.log(A[:, y])))
        """,
    ),
    Misconception(
        id="ce-mean-over-entries",
        exercise="cross_entropy",
        description="mean over all n k entries of -Y ln A",
        hint="Over which things do you average, samples or entries?",
        code="""
            def cross_entropy(A, y):
                Y = one_hot(y, A.shape[1])
                return float(-np.mean(Y * np.log(A)))
        """,
    ),
    Misconception(
        id="ce-binary-terms",
        exercise="cross_entropy",
        description="adds the terms (1 - Y) ln(1 - A) of the two-class cost",
        hint="Which terms does the cost have when every class has its own output?",
        code="""
            def cross_entropy(A, y):
                Y = one_hot(y, A.shape[1])
                return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / len(A))
        """,
    ),
    Misconception(
        id="ce-large-guard",
        exercise="cross_entropy",
        description="ln(a + 0.01)",
        hint="How much does your safety constant change ordinary values?",
        code="""
            def cross_entropy(A, y):
                return float(-np.mean(np.log(A[np.arange(len(A)), y] + 1e-2)))
        """,
    ),
    Misconception(
        id="ce-guard-of-1e-4",
        exercise="cross_entropy",
        description="ln(a + 0.0001)",
        hint="How much does your safety constant change ordinary values?",
        code="""
            def cross_entropy(A, y):
                return float(-np.mean(np.log(A[np.arange(len(A)), y] + 1e-4)))
        """,
    ),
    Misconception(
        id="ce-in-place",
        exercise="cross_entropy",
        description="right cost, but the probabilities of the caller become logarithms",
        hint="Compare A before and after the call. Where does the result of your logarithm go?",
        code="""
            def cross_entropy(A, y):
                np.log(A, out=A)
                return float(-np.mean(A[np.arange(len(A)), y]))
        """,
    ),
    Misconception(
        id="ce-sum",
        exercise="cross_entropy",
        description="sum over the samples instead of the mean",
        hint="Should a batch cost twice as much when every sample is there twice?",
        code="""
            def cross_entropy(A, y):
                return float(-np.sum(np.log(A[np.arange(len(A)), y])))
        """,
    ),
    Misconception(
        id="ce-sign",
        exercise="cross_entropy",
        description="no minus",
        hint="Is the logarithm of a probability positive or negative? And a cost?",
        code="""
            def cross_entropy(A, y):
                return float(np.mean(np.log(A[np.arange(len(A)), y])))
        """,
    ),
    Misconception(
        id="ce-log2",
        exercise="cross_entropy",
        description="logarithm to base 2",
        hint="Which logarithm is meant? Test it with the number e.",
        code="""
            def cross_entropy(A, y):
                return float(-np.mean(np.log2(A[np.arange(len(A)), y])))
        """,
    ),
    Misconception(
        id="ce-log10",
        exercise="cross_entropy",
        description="logarithm to base 10",
        hint="Which logarithm is meant? Test it with the number e.",
        code="""
            def cross_entropy(A, y):
                return float(-np.mean(np.log10(A[np.arange(len(A)), y])))
        """,
    ),
    Misconception(
        id="ce-log-of-mean",
        exercise="cross_entropy",
        description="logarithm of the mean probability",
        hint=(
            "Mean of logarithms, or logarithm of a mean? They differ as soon as there are two "
            "samples."
        ),
        code="""
            def cross_entropy(A, y):
                return float(-np.log(np.mean(A[np.arange(len(A)), y])))
        """,
    ),
    Misconception(
        id="ce-predicted-class",
        exercise="cross_entropy",
        description="looks at the largest probability instead of the true class",
        hint="Where does the label enter your result?",
        code="""
            def cross_entropy(A, y):
                return float(-np.mean(np.log(A.max(axis=1))))
        """,
    ),
    Misconception(
        id="ce-labels-from-1",
        exercise="cross_entropy",
        description="labels counted from 1",
        hint="Which label belongs to the first column?",
        code="""
            def cross_entropy(A, y):
                return float(-np.mean(np.log(A[np.arange(len(A)), np.asarray(y) - 1])))
        """,
    ),
    Misconception(
        id="ce-all-classes",
        exercise="cross_entropy",
        description="mean over the samples of the sum over all classes of -ln a",
        hint="How many probabilities of a sample does its cost look at?",
        code="""
            def cross_entropy(A, y):
                return float(-np.mean(np.sum(np.log(A), axis=1)))
        """,
    ),
    Misconception(
        id="ce-per-sample",
        exercise="cross_entropy",
        description="returns one cost per sample",
        hint="The cost of a batch is one number. What is still to be done with yours?",
        code="""
            def cross_entropy(A, y):
                return -np.log(A[np.arange(len(A)), y])
        """,
    ),
    Misconception(
        id="ce-softmax-again",
        exercise="cross_entropy",
        description="applies the softmax to the probabilities once more",
        hint="What are the rows of A already, scores or probabilities?",
        code="""
            def cross_entropy(A, y):
                return float(-np.mean(np.log(softmax(A)[np.arange(len(A)), y])))
        """,
    ),
    Misconception(
        id="ce-entropy",
        exercise="cross_entropy",
        description="entropy of the prediction, without labels",
        hint="Where does the label enter your result?",
        code="""
            def cross_entropy(A, y):
                return float(-np.mean(np.sum(A * np.log(A), axis=1)))
        """,
    ),
    Misconception(
        id="ce-divides-by-k",
        exercise="cross_entropy",
        description="divides by the number of classes",
        hint="Of which axis do you take the length when you average?",
        code="""
            def cross_entropy(A, y):
                return float(-np.sum(np.log(A[np.arange(len(A)), y])) / A.shape[1])
        """,
    ),
    Misconception(
        id="ce-zero-is-free",
        exercise="cross_entropy",
        description="impossible true class costs 0",
        hint="Should calling the true class impossible be free of charge?",
        code="""
            def cross_entropy(A, y):
                logs = np.log(A[np.arange(len(A)), y])
                return float(-np.mean(np.where(np.isfinite(logs), logs, 0.0)))
        """,
    ),
    Misconception(
        id="ce-squared-error",
        exercise="cross_entropy",
        description="squared error against the targets",
        hint="Which cost is asked for? It contains a logarithm.",
        code="""
            def cross_entropy(A, y):
                Y = one_hot(y, A.shape[1])
                return float(0.5 * np.sum((A - Y) ** 2) / len(A))
        """,
    ),
    Misconception(
        id="sj-diagonal",
        exercise="softmax_jacobian",
        description="only the diagonal a (1 - a)",
        hint="Does raising one score change the other probabilities?",
        code="""
            def softmax_jacobian(a):
                return np.diag(a * (1 - a))
        """,
    ),
    Misconception(
        id="sj-vector",
        exercise="softmax_jacobian",
        description="returns the vector a (1 - a)",
        hint="How many partial derivatives are there for k outputs and k inputs?",
        code="""
            def softmax_jacobian(a):
                return a * (1 - a)
        """,
    ),
    Misconception(
        id="sj-plus-beside-diagonal",
        exercise="softmax_jacobian",
        description="+ a_i a_j beside the diagonal",
        hint="If one score rises, do the other probabilities rise or fall?",
        code="""
            def softmax_jacobian(a):
                return np.diag(a - 2 * a * a) + np.outer(a, a)
        """,
    ),
    Misconception(
        id="sj-negated",
        exercise="softmax_jacobian",
        description="sign of everything flipped",
        hint="If a score rises, does its own probability rise or fall?",
        code="""
            def softmax_jacobian(a):
                return np.outer(a, a) - np.diag(a)
        """,
    ),
    Misconception(
        id="sj-products-only",
        exercise="softmax_jacobian",
        description="-a_i a_j everywhere, also on the diagonal",
        hint="The diagonal has a second term: the numerator depends on its own score, too.",
        code="""
            def softmax_jacobian(a):
                return -np.outer(a, a)
        """,
    ),
    Misconception(
        id="sj-of-the-logarithm",
        exercise="softmax_jacobian",
        description="derivative of ln a: delta_ij - a_j without the factor a_i",
        hint="Is your entry (i, j) the derivative of a_i or of its logarithm?",
        code="""
            def softmax_jacobian(a):
                return np.eye(len(a)) - a
        """,
    ),
    Misconception(
        id="sj-no-delta",
        exercise="softmax_jacobian",
        description="a_i (1 - a_j) everywhere",
        hint="In which entries does the 1 stand, and what stands there in the others?",
        code="""
            def softmax_jacobian(a):
                return np.outer(a, 1 - a)
        """,
    ),
    Misconception(
        id="sj-identity",
        exercise="softmax_jacobian",
        description="1 instead of a_i on the diagonal",
        hint="Put a_i = 1/2 into both terms of the diagonal entry.",
        code="""
            def softmax_jacobian(a):
                return np.eye(len(a)) - np.outer(a, a)
        """,
    ),
    Misconception(
        id="sj-softmax-again",
        exercise="softmax_jacobian",
        description="takes the argument for scores and applies the softmax",
        hint="The argument already holds probabilities.",
        code="""
            def softmax_jacobian(a):
                s = softmax(np.asarray(a)[np.newaxis])[0]
                return np.diag(s) - np.outer(s, s)
        """,
    ),
    Misconception(
        id="sj-broadcast",
        exercise="softmax_jacobian",
        description="diag(a) - a * a with a broadcast product",
        hint="Which product of two vectors gives a matrix with all a_i a_j?",
        code="""
            def softmax_jacobian(a):
                return np.diag(a) - a * a
        """,
    ),
    Misconception(
        id="sj-inner-product",
        exercise="softmax_jacobian",
        description="inner instead of outer product",
        hint="Which product of two vectors gives a matrix with all a_i a_j?",
        code="""
            def softmax_jacobian(a):
                return np.diag(a) - a @ a
        """,
    ),
    Misconception(
        id="sj-divides",
        exercise="softmax_jacobian",
        description="divides by the probabilities on the way: nan at 0",
        hint="What does your formula give for a probability of exactly 0?",
        code="""
            def softmax_jacobian(a):
                inverse = np.diag(1 / a)
                return np.outer(a, a) * (inverse - 1)
        """,
    ),
    Misconception(
        id="sg-sign",
        exercise="softmax_gradient",
        description="(Y - A) / n: sign flipped",
        hint="If you raise the score of the true class, does the cost go up or down?",
        code="""
            def softmax_gradient(Z, y):
                return (one_hot(y, Z.shape[1]) - softmax(Z)) / len(Z)
        """,
    ),
    Misconception(
        id="sg-no-mean",
        exercise="softmax_gradient",
        description="A - Y, not divided by the number of samples",
        hint="The cost is a mean over the samples. How much of it belongs to one sample?",
        code="""
            def softmax_gradient(Z, y):
                return softmax(Z) - one_hot(y, Z.shape[1])
        """,
    ),
    Misconception(
        id="sg-mean-twice",
        exercise="softmax_gradient",
        description="divides by n twice",
        hint="How often do you divide by the number of samples?",
        code="""
            def softmax_gradient(Z, y):
                n = len(Z)
                return (softmax(Z) - one_hot(y, Z.shape[1])) / n / n
        """,
    ),
    Misconception(
        id="sg-mean-over-entries",
        exercise="softmax_gradient",
        description="divides by the number of entries n k",
        hint="The mean is over samples. What is the size of Z, and what is its length?",
        code="""
            def softmax_gradient(Z, y):
                return (softmax(Z) - one_hot(y, Z.shape[1])) / Z.size
        """,
    ),
    Misconception(
        id="sg-divides-by-k",
        exercise="softmax_gradient",
        description="divides by the number of classes",
        hint="Which length do you divide by, that of a row or that of a column?",
        code="""
            def softmax_gradient(Z, y):
                k = Z.shape[1]
                return (softmax(Z) - one_hot(y, k)) / k
        """,
    ),
    Misconception(
        id="sg-half-of-targets",
        exercise="softmax_gradient",
        description="1 / n applied to the probabilities only",
        hint="Which parts of your difference does the factor of the mean belong to?",
        code="""
            def softmax_gradient(Z, y):
                return softmax(Z) / len(Z) - one_hot(y, Z.shape[1])
        """,
    ),
    Misconception(
        id="sg-minus-1-everywhere",
        exercise="softmax_gradient",
        description="subtracts 1 from every class",
        hint="For which entries does the rule a - 1 hold, and which rule holds for the others?",
        code="""
            def softmax_gradient(Z, y):
                return (softmax(Z) - 1) / len(Z)
        """,
    ),
    Misconception(
        id="sg-whole-columns",
        exercise="softmax_gradient",
        description="A[:, y] -= 1 subtracts in every row for every label",
        hint="How do you pick one entry per row instead of whole columns?",
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z)
                A[:, y] -= 1
                return A / len(Z)
        """,
    ),
    Misconception(
        id="sg-only-true-class",
        exercise="softmax_gradient",
        description="a - 1 for the true class, 0 elsewhere",
        hint="Do the scores of the other classes influence the cost?",
        same_as=("sg-diagonal-jacobian",),
        code="""
            def softmax_gradient(Z, y):
                Y = one_hot(y, Z.shape[1])
                return (softmax(Z) - 1) * Y / len(Z)
        """,
    ),
    Misconception(
        id="sg-diagonal-jacobian",
        exercise="softmax_gradient",
        description="(-Y / A) A (1 - A): only the diagonal of the Jacobian",
        hint="Changing one score changes all probabilities. Did you include all of them?",
        same_as=("sg-only-true-class",),
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z)
                Y = one_hot(y, Z.shape[1])
                return (-Y / A) * A * (1 - A) / len(Z)
        """,
    ),
    Misconception(
        id="sg-only-other-classes",
        exercise="softmax_gradient",
        description="a for the other classes, 0 for the true one",
        hint="What about the score of the true class itself?",
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z)
                return A * (1 - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-whole-array",
        exercise="softmax_gradient",
        description="softmax normalised over the whole batch",
        hint="Check the row sums of your probabilities.",
        code="""
            def softmax_gradient(Z, y):
                E = np.exp(Z - Z.max())
                return (E / E.sum() - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-axis-0",
        exercise="softmax_gradient",
        description="softmax over the samples instead of the classes",
        hint="Along which axis do your probabilities sum to 1?",
        code="""
            def softmax_gradient(Z, y):
                E = np.exp(Z - Z.max(axis=0))
                return (E / E.sum(axis=0) - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-no-keepdims",
        exercise="softmax_gradient",
        description="own softmax without keepdims: wrong in a square batch, an error elsewhere",
        hint="Print the shapes of your exponentials and of their sum. How does numpy line them up?",
        code="""
            def softmax_gradient(Z, y):
                E = np.exp(Z - Z.max(axis=1, keepdims=True))
                return (E / E.sum(axis=1) - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-no-shift",
        exercise="softmax_gradient",
        description="no shift: nan for scores of 1000",
        hint="What is e^1000 in floating point?",
        code="""
            def softmax_gradient(Z, y):
                E = np.exp(Z)
                A = E / E.sum(axis=1, keepdims=True)
                return (A - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-one-shift-for-all",
        exercise="softmax_gradient",
        description="one shift for the whole batch: 0 / 0 for a row far below",
        hint="Does one shift suit every row?",
        code="""
            def softmax_gradient(Z, y):
                E = np.exp(Z - Z.max())
                A = E / E.sum(axis=1, keepdims=True)
                return (A - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-clip",
        exercise="softmax_gradient",
        description="clips the scores: large scores become equal",
        hint=(
            "Your cure for overflow changes the scores. What happens to two large scores that "
            "differ by 1?"
        ),
        code="""
            def softmax_gradient(Z, y):
                E = np.exp(np.clip(Z, -500, 500))
                A = E / E.sum(axis=1, keepdims=True)
                return (A - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-labels-from-1",
        exercise="softmax_gradient",
        description="labels counted from 1",
        hint="Which label belongs to the first column?",
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z)
                A[np.arange(len(y)), np.asarray(y) - 1] -= 1
                return A / len(Z)
        """,
    ),
    Misconception(
        id="sg-predicted-class",
        exercise="softmax_gradient",
        description="subtracts 1 at the predicted class",
        hint="Where does the 1 come from, the prediction or the label?",
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z)
                A[np.arange(len(Z)), A.argmax(axis=1)] -= 1
                return A / len(Z)
        """,
    ),
    Misconception(
        id="sg-hard-prediction",
        exercise="softmax_gradient",
        description="one-hot prediction minus one-hot label, as in the perceptron",
        hint="What enters the gradient, the probabilities or only the winner?",
        code="""
            def softmax_gradient(Z, y):
                k = Z.shape[1]
                return (one_hot(Z.argmax(axis=1), k) - one_hot(y, k)) / len(Z)
        """,
    ),
    Misconception(
        id="sg-only-mistakes",
        exercise="softmax_gradient",
        description="rows that are predicted rightly get 0, as in the perceptron",
        hint="Does a sample that is right, but not sure, still have a slope?",
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z)
                wrong = (A.argmax(axis=1) != y)[:, np.newaxis]
                return wrong * (A - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-mean-vector",
        exercise="softmax_gradient",
        description="averages over the samples: shape (k,)",
        hint="The gradient has the shape of its variable.",
        code="""
            def softmax_gradient(Z, y):
                return (softmax(Z) - one_hot(y, Z.shape[1])).mean(axis=0)
        """,
    ),
    Misconception(
        id="sg-targets-from-max",
        exercise="softmax_gradient",
        description="targets with max(y) + 1 columns",
        hint="What if the last class does not occur in this batch?",
        code="""
            def softmax_gradient(Z, y):
                return (softmax(Z) - np.eye(y.max() + 1)[y]) / len(Z)
        """,
    ),
    Misconception(
        id="sg-extra-slope",
        exercise="softmax_gradient",
        description="extra factor a (1 - a), as if a sigmoid and squared error were behind it",
        hint="Does the slope of the activation still occur after the cancellation?",
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z)
                return (A - one_hot(y, Z.shape[1])) * A * (1 - A) / len(Z)
        """,
    ),
    Misconception(
        id="sg-of-squared-error",
        exercise="softmax_gradient",
        description="gradient of the squared error through the softmax",
        hint="Which cost do you differentiate?",
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z)
                D = A - one_hot(y, Z.shape[1])
                return A * (D - (A * D).sum(axis=1, keepdims=True)) / len(Z)
        """,
    ),
    Misconception(
        id="sg-with-respect-to-a",
        exercise="softmax_gradient",
        description="stops at the probabilities: -Y / A",
        hint="With respect to which variable is the gradient asked for, scores or probabilities?",
        code="""
            def softmax_gradient(Z, y):
                return -one_hot(y, Z.shape[1]) / softmax(Z) / len(Z)
        """,
    ),
    Misconception(
        id="sg-scores-as-probabilities",
        exercise="softmax_gradient",
        description="forgets the softmax: Z - Y",
        hint="What must be done to the scores before they can be compared with the targets?",
        code="""
            def softmax_gradient(Z, y):
                return (Z - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-softmax-twice",
        exercise="softmax_gradient",
        description="applies the softmax twice",
        hint="How many times do the scores pass through the softmax?",
        code="""
            def softmax_gradient(Z, y):
                return (softmax(softmax(Z)) - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-sigmoid",
        exercise="softmax_gradient",
        description="sigmoids instead of the softmax",
        hint="What do the probabilities of one sample sum to?",
        code="""
            def softmax_gradient(Z, y):
                A = 0.5 * (1 + np.tanh(0.5 * Z))
                return (A - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-integer-buffer",
        exercise="softmax_gradient",
        description="the result inherits the integer type of the scores",
        hint="Of which type is an array made like Z when Z holds integers?",
        code="""
            def softmax_gradient(Z, y):
                dZ = np.zeros_like(Z)
                dZ[:] = (softmax(Z) - one_hot(y, Z.shape[1])) / len(Z)
                return dZ
        """,
    ),
    Misconception(
        id="sg-labels-as-numbers",
        exercise="softmax_gradient",
        description="subtracts the label itself from every probability",
        hint="A label is a place, not a quantity. Where does its 1 belong?",
        code="""
            def softmax_gradient(Z, y):
                return (softmax(Z) - y[:, np.newaxis]) / len(Z)
        """,
    ),
    Misconception(
        id="sg-absolute",
        exercise="softmax_gradient",
        description="absolute value of the difference",
        hint="A gradient says up or down. Can yours be negative?",
        code="""
            def softmax_gradient(Z, y):
                return np.abs(softmax(Z) - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-doubled",
        exercise="softmax_gradient",
        description="factor 2, as from a square without 1/2",
        hint="Where does the factor 2 come from? There is no square in this cost.",
        code="""
            def softmax_gradient(Z, y):
                return 2 * (softmax(Z) - one_hot(y, Z.shape[1])) / len(Z)
        """,
    ),
    Misconception(
        id="sg-two-factors",
        exercise="softmax_gradient",
        description="multiplies -1 / a by the Jacobian: nan when the true class has probability 0",
        hint=(
            "What is 1 / a, and what is the Jacobian, when a is 0 in floating point? Cancel on "
            "paper first."
        ),
        code="""
            def softmax_gradient(Z, y):
                A = softmax(Z)
                rows = np.arange(len(y))
                J = np.einsum("ij,jk->ijk", A, np.eye(Z.shape[1])) - A[:, :, None] * A[:, None, :]
                return -J[rows, y] / A[rows, y][:, np.newaxis] / len(Z)
        """,
    ),
    Misconception(
        id="ac-axis-0",
        exercise="accuracy",
        description="argmax over the samples",
        hint="Which direction holds the classes?",
        code="""
            def accuracy(A, y):
                return float(np.mean(np.argmax(A, axis=0)[: len(y)] == np.asarray(y)[: A.shape[1]]))
        """,
    ),
    Misconception(
        id="ac-count",
        exercise="accuracy",
        description="number instead of share",
        hint="A share lies between 0 and 1.",
        code="""
            def accuracy(A, y):
                return float(np.sum(np.argmax(A, axis=1) == y))
        """,
    ),
    Misconception(
        id="ac-percent",
        exercise="accuracy",
        description="percent instead of share",
        hint="A share lies between 0 and 1.",
        code="""
            def accuracy(A, y):
                return float(100 * np.mean(np.argmax(A, axis=1) == y))
        """,
    ),
    Misconception(
        id="ac-error-rate",
        exercise="accuracy",
        description="share of the wrong predictions",
        hint="Which value should a model get that is always right?",
        code="""
            def accuracy(A, y):
                return float(np.mean(np.argmax(A, axis=1) != y))
        """,
    ),
    Misconception(
        id="ac-majority",
        exercise="accuracy",
        description="counts a class only if it has more than one half",
        hint="Must the winner have more than one half?",
        code="""
            def accuracy(A, y):
                return float(np.mean(A[np.arange(len(y)), y] > 0.5))
        """,
    ),
    Misconception(
        id="ac-mean-probability",
        exercise="accuracy",
        description="mean probability of the true class",
        hint="A prediction is right or wrong. Which values can your terms take?",
        code="""
            def accuracy(A, y):
                return float(np.mean(A[np.arange(len(y)), y]))
        """,
    ),
    Misconception(
        id="ac-entries",
        exercise="accuracy",
        description="share of entries of the rounded prediction that agree with the targets",
        hint="Do you count samples or entries?",
        code="""
            def accuracy(A, y):
                return float(np.mean(np.round(A) == one_hot(y, A.shape[1])))
        """,
    ),
    Misconception(
        id="ac-labels-from-1",
        exercise="accuracy",
        description="labels counted from 1",
        hint="Which label belongs to the first column?",
        code="""
            def accuracy(A, y):
                return float(np.mean(np.argmax(A, axis=1) + 1 == y))
        """,
    ),
    Misconception(
        id="ac-all-or-nothing",
        exercise="accuracy",
        description="whether all predictions are right",
        hint="What should the result be if three of four predictions are right?",
        code="""
            def accuracy(A, y):
                return float(np.all(np.argmax(A, axis=1) == y))
        """,
    ),
    Misconception(
        id="ac-argmin",
        exercise="accuracy",
        description="smallest instead of largest probability",
        hint="Which probability of a row wins?",
        code="""
            def accuracy(A, y):
                return float(np.mean(np.argmin(A, axis=1) == y))
        """,
    ),
    Misconception(
        id="ac-in-place",
        exercise="accuracy",
        description="right share, but the largest of each row is subtracted in place",
        hint="Compare A before and after the call. What does -= do to an array?",
        code="""
            def accuracy(A, y):
                A -= A.max(axis=1, keepdims=True)
                return float(np.mean(A[np.arange(len(y)), y] == 0))
        """,
    ),
    Misconception(
        id="ac-divides-by-k",
        exercise="accuracy",
        description="divides by the number of classes",
        hint="A share of what? Which length do you divide by?",
        code="""
            def accuracy(A, y):
                return float(np.sum(np.argmax(A, axis=1) == y) / A.shape[1])
        """,
    ),
)

CONVENTIONS = {
    "oh-labels-from-1": "labels are counted from 1",
    "oh-transposed": "every column is a sample",
    "oh-integers": "targets are whole numbers",
    "oh-booleans": "targets are truth values",
    "oh-plus-minus-one": "targets are -1 and +1",
    "sm-log": "the result is the logarithm of the softmax",
    "sm-axis-0": "every column is a sample",
    "ce-sum": "costs are summed over the samples",
    "ce-mean-over-entries": "the cost is a mean over samples and classes",
    "ce-sign": "the logarithm of the likelihood is made as large as possible",
    "ce-log2": "costs are counted in bits",
    "ce-labels-from-1": "labels are counted from 1",
    "ce-per-sample": "there is one cost for each sample",
    "ce-squared-error": "the cost is the squared error",
    "sg-sign": "the error is target minus output and the step is added",
    "sg-no-mean": "costs are summed over the samples",
    "sg-mean-over-entries": "the cost is a mean over samples and classes",
    "sg-labels-from-1": "labels are counted from 1",
    "sg-of-squared-error": "the cost is the squared error",
    "ac-count": "right answers are counted",
    "ac-percent": "a share is given in percent",
    "ac-error-rate": "the share of mistakes is told",
    "ac-labels-from-1": "labels are counted from 1",
}

MISCONCEPTIONS = with_conventions(CONVENTIONS, ENTRIES)
