"""Known wrong solutions of problem set 1, with the hint that helps out of each."""

from autograder.known import Misconception, with_conventions

NUMERICAL_DERIVATIVE = (
    Misconception(
        id="nd-forward",
        exercise="numerical_derivative",
        description="forward quotient: only one of the two points moves",
        hint="On which sides of x lie your two points?",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            return (f(x + h) - f(x)) / h
        """,
    ),
    Misconception(
        id="nd-backward",
        exercise="numerical_derivative",
        description="backward quotient",
        hint="On which sides of x lie your two points?",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            return (f(x) - f(x - h)) / h
        """,
    ),
    Misconception(
        id="nd-fixed-step",
        exercise="numerical_derivative",
        description="ignores h and takes 1e-12, where rounding has eaten most digits",
        hint="Does making h ever smaller keep improving the result? And which h was passed in?",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            h = 1e-12
            return (f(x + h) - f(x - h)) / (2 * h)
        """,
    ),
    Misconception(
        id="nd-own-step",
        exercise="numerical_derivative",
        description="central, but with 1e-5 whatever is passed in",
        hint="Where in your code does the third argument appear?",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            step = 1e-5
            return (f(x + step) - f(x - step)) / (2 * step)
        """,
    ),
    Misconception(
        id="nd-tiny-default",
        exercise="numerical_derivative",
        description="default step 1e-10: closer to the limit, further from the slope",
        hint="Look at the table of steps and errors once more: where is the best place?",
        code="""
        def numerical_derivative(f, x, h=1e-10):
            return (f(x + h) - f(x - h)) / (2 * h)
        """,
    ),
    Misconception(
        id="nd-once-h",
        exercise="numerical_derivative",
        description="divides by h, although the points are 2h apart",
        hint="How far apart are the two points of your secant?",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            return (f(x + h) - f(x - h)) / h
        """,
    ),
    Misconception(
        id="nd-precedence",
        exercise="numerical_derivative",
        description="/ 2 * h: brackets around the denominator are missing",
        hint="Python divides and multiplies from left to right. What exactly do you divide by?",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            return (f(x + h) - f(x - h)) / 2 * h
        """,
    ),
    Misconception(
        id="nd-no-brackets",
        exercise="numerical_derivative",
        description="only the second value is divided",
        hint="What stands above the fraction bar, and where is it in your code?",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            return f(x + h) - f(x - h) / (2 * h)
        """,
    ),
    Misconception(
        id="nd-half-step",
        exercise="numerical_derivative",
        description="h as the whole distance, h/2 to each side, as in other books",
        hint="Is h the whole distance or the distance to each side?",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            return (f(x + h / 2) - f(x - h / 2)) / h
        """,
    ),
    Misconception(
        id="nd-swapped",
        exercise="numerical_derivative",
        description="left value minus right value",
        hint="Test a function that rises: which sign should its slope have?",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            return (f(x - h) - f(x + h)) / (2 * h)
        """,
    ),
    Misconception(
        id="nd-relative-step",
        exercise="numerical_derivative",
        description="scales the step with x",
        hint="The step is used as it is given, at every x.",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            h = h * max(1.0, abs(x))
            return (f(x + h) - f(x - h)) / (2 * h)
        """,
    ),
    Misconception(
        id="nd-richardson",
        exercise="numerical_derivative",
        description="extrapolates from h and h/2: better, but not the central quotient",
        hint="Your result is more accurate than what is asked for. Which two points are asked for?",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            def quotient(step):
                return (f(x + step) - f(x - step)) / (2 * step)

            return (4 * quotient(h / 2) - quotient(h)) / 3
        """,
    ),
    Misconception(
        id="nd-rounded",
        exercise="numerical_derivative",
        description="rounds the result for display",
        hint="Return all the digits that you have.",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            return round((f(x + h) - f(x - h)) / (2 * h), 5)
        """,
    ),
    Misconception(
        id="nd-floor",
        exercise="numerical_derivative",
        description="// instead of /",
        hint="Which division keeps the digits behind the point?",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            return (f(x + h) - f(x - h)) // (2 * h)
        """,
    ),
)

CHAIN_EXAMPLE = (
    Misconception(
        id="ce-outer-alone",
        exercise="chain_example",
        description="only the outer slope 20 y^3",
        hint="Does y itself change when x changes?",
        code="""
        def chain_example(x):
            return 20 * (x**3 + 7) ** 3
        """,
    ),
    Misconception(
        id="ce-inner-alone",
        exercise="chain_example",
        description="only the inner slope 3 x^2",
        hint="Your slope is that of y. What does z make of it?",
        code="""
        def chain_example(x):
            return 3 * x**2
        """,
    ),
    Misconception(
        id="ce-sum",
        exercise="chain_example",
        description="adds the two slopes",
        hint="How are exchange rates combined along a chain?",
        code="""
        def chain_example(x):
            return 20 * (x**3 + 7) ** 3 + 3 * x**2
        """,
    ),
    Misconception(
        id="ce-lost-cube",
        exercise="chain_example",
        description="20 (x^3 + 7) 3x^2, as on the slide",
        hint="What has become of the exponent in 20 y^3?",
        code="""
        def chain_example(x):
            return 20 * (x**3 + 7) * 3 * x**2
        """,
    ),
    Misconception(
        id="ce-outer-at-x",
        exercise="chain_example",
        description="takes the outer slope at x instead of at y",
        hint="At which number does the outer link work: at x, or at what arrives there?",
        code="""
        def chain_example(x):
            return 20 * x**3 * 3 * x**2
        """,
    ),
    Misconception(
        id="ce-exponent-stays",
        exercise="chain_example",
        description="20 y^4: the exponent comes down but is not lowered",
        hint="The slope of y^n is n times which power?",
        code="""
        def chain_example(x):
            return 20 * (x**3 + 7) ** 4 * 3 * x**2
        """,
    ),
    Misconception(
        id="ce-no-factor",
        exercise="chain_example",
        description="5 y^3: the exponent is lowered but does not come down as a factor",
        hint="The slope of y^n has a factor in front. Which?",
        code="""
        def chain_example(x):
            return 5 * (x**3 + 7) ** 3 * 3 * x**2
        """,
    ),
    Misconception(
        id="ce-lost-five",
        exercise="chain_example",
        description="4 y^3: drops the constant factor as if it were a summand",
        hint="A constant summand disappears. A constant factor?",
        code="""
        def chain_example(x):
            return 4 * (x**3 + 7) ** 3 * 3 * x**2
        """,
    ),
    Misconception(
        id="ce-outer-at-inner-slope",
        exercise="chain_example",
        description="puts the inner slope into the outer one: f'(g'(x))",
        hint="The outer slope is taken at y, not at the slope of y.",
        code="""
        def chain_example(x):
            return 20 * (3 * x**2) ** 3
        """,
    ),
    Misconception(
        id="ce-seven-stays",
        exercise="chain_example",
        description="inner slope 3 x^2 + 7: the constant survives",
        hint="How fast does a constant grow?",
        code="""
        def chain_example(x):
            return 20 * (x**3 + 7) ** 3 * (3 * x**2 + 7)
        """,
    ),
    Misconception(
        id="ce-seven-inside",
        exercise="chain_example",
        description="y = x^3: the 7 is dropped before differentiating",
        hint="The 7 has no slope, but it does shift y.",
        code="""
        def chain_example(x):
            return 20 * (x**3) ** 3 * 3 * x**2
        """,
    ),
    Misconception(
        id="ce-inner-linear",
        exercise="chain_example",
        description="inner slope 3 x",
        hint="By which rule do you differentiate x^3?",
        code="""
        def chain_example(x):
            return 20 * (x**3 + 7) ** 3 * 3 * x
        """,
    ),
    Misconception(
        id="ce-value",
        exercise="chain_example",
        description="the value of z, not its slope",
        hint="You compute z itself. How fast does it grow?",
        code="""
        def chain_example(x):
            return 5 * (x**3 + 7) ** 4
        """,
    ),
    Misconception(
        id="ce-numerical",
        exercise="chain_example",
        description="a difference quotient instead of the rules",
        hint="The second opinion is for checking; here the exact slope is asked for.",
        code="""
        def chain_example(x):
            return numerical_derivative(lambda t: 5 * (t**3 + 7) ** 4, x)
        """,
    ),
    Misconception(
        id="ce-dot",
        exercise="chain_example",
        description="@ between the links: one number for a whole vector",
        hint="One slope for each entry of x: which product works entry by entry?",
        code="""
        def chain_example(x):
            x = np.asarray(x, dtype=float)
            if x.ndim == 0:
                return 20 * (x**3 + 7) ** 3 * 3 * x**2
            return (20 * (x**3 + 7) ** 3) @ (3 * x**2)
        """,
    ),
    Misconception(
        id="ce-float-only",
        exercise="chain_example",
        description="float(x): works on single numbers only",
        hint="Call your function with an array.",
        code="""
        def chain_example(x):
            y = float(x) ** 3 + 7
            return 20 * y**3 * 3 * float(x) ** 2
        """,
    ),
    Misconception(
        id="ce-in-place",
        exercise="chain_example",
        description="x **= 2 changes the caller's array",
        hint="Compare the argument before and after the call. Which statements write in place?",
        code="""
        def chain_example(x):
            y = x**3 + 7
            x **= 2
            return 20 * y**3 * 3 * x
        """,
    ),
)

TWO_PATH = (
    Misconception(
        id="tp-average",
        exercise="two_path_derivative",
        description="averages the two ways",
        hint="Two pushes: are they added or averaged?",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            return (dz_dy1 * dy1_dx + dz_dy2 * dy2_dx) / 2
        """,
    ),
    Misconception(
        id="tp-crossed",
        exercise="two_path_derivative",
        description="each outer slope with the other way's inner slope",
        hint="Which inner slope belongs to which outer one?",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            return dz_dy1 * dy2_dx + dz_dy2 * dy1_dx
        """,
    ),
    Misconception(
        id="tp-order",
        exercise="two_path_derivative",
        description="expects both outer slopes first, then both inner ones",
        hint="In which order do the four arguments come?",
        code="""
        def two_path_derivative(dz_dy1, dz_dy2, dy1_dx, dy2_dx):
            return dz_dy1 * dy1_dx + dz_dy2 * dy2_dx
        """,
    ),
    Misconception(
        id="tp-one-way",
        exercise="two_path_derivative",
        description="the first way alone",
        hint="On how many ways does x reach z?",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            return dz_dy1 * dy1_dx
        """,
    ),
    Misconception(
        id="tp-second-way",
        exercise="two_path_derivative",
        description="the second way alone",
        hint="On how many ways does x reach z?",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            return dz_dy2 * dy2_dx
        """,
    ),
    Misconception(
        id="tp-product",
        exercise="two_path_derivative",
        description="multiplies everything",
        hint="Multiply along a way. And over the ways?",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            return dz_dy1 * dy1_dx * dz_dy2 * dy2_dx
        """,
    ),
    Misconception(
        id="tp-product-of-sums",
        exercise="two_path_derivative",
        description="adds along a way and multiplies over the ways",
        hint="Where do slopes multiply, and where do they add?",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            return (dz_dy1 + dy1_dx) * (dz_dy2 + dy2_dx)
        """,
    ),
    Misconception(
        id="tp-factored",
        exercise="two_path_derivative",
        description="sum of the outer slopes times sum of the inner ones",
        hint="Write out your brackets: which products appear that belong to no way?",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            return (dz_dy1 + dz_dy2) * (dy1_dx + dy2_dx)
        """,
    ),
    Misconception(
        id="tp-difference",
        exercise="two_path_derivative",
        description="subtracts the second way",
        hint="Both ways push z. With which sign does each of them count?",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            return dz_dy1 * dy1_dx - dz_dy2 * dy2_dx
        """,
    ),
    Misconception(
        id="tp-dot",
        exercise="two_path_derivative",
        description="np.dot: right for numbers, adds up the entries of arrays",
        hint="Which of your operations adds up the entries of an array?",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            return np.dot(dz_dy1, dy1_dx) + np.dot(dz_dy2, dy2_dx)
        """,
    ),
    Misconception(
        id="tp-sum-of-entries",
        exercise="two_path_derivative",
        description="adds up over the entries as well",
        hint="Add over the ways. Over the entries of the arrays, too?",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            return np.sum(dz_dy1 * dy1_dx + dz_dy2 * dy2_dx)
        """,
    ),
    Misconception(
        id="tp-in-place",
        exercise="two_path_derivative",
        description="*= and += change the caller's arrays",
        hint="Which statements write into the arrays that were passed in?",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            dz_dy1 *= dy1_dx
            dz_dy2 *= dy2_dx
            dz_dy1 += dz_dy2
            return dz_dy1
        """,
    ),
)

VECTOR_DERIVATIVE = (
    Misconception(
        id="vd-drops-zero",
        exercise="vector_derivative",
        description="leaves the constant entry out: shape (2,)",
        hint="How many entries has the function?",
        code="""
        def vector_derivative(x):
            return np.array([2.0, 2 * x])
        """,
    ),
    Misconception(
        id="vd-keeps-constant",
        exercise="vector_derivative",
        description="the slope of 8 is 8",
        hint="How does a constant change when x moves?",
        code="""
        def vector_derivative(x):
            return np.array([2.0, 2 * x, 8.0])
        """,
    ),
    Misconception(
        id="vd-constant-one",
        exercise="vector_derivative",
        description="the slope of 8 is 1",
        hint="How does a constant change when x moves?",
        code="""
        def vector_derivative(x):
            return np.array([2.0, 2 * x, 1.0])
        """,
    ),
    Misconception(
        id="vd-values",
        exercise="vector_derivative",
        description="the values of f",
        hint="You return f itself. How fast does each entry grow?",
        code="""
        def vector_derivative(x):
            return np.array([2 * x - 3, x**2 + 4, 8.0])
        """,
    ),
    Misconception(
        id="vd-keeps-x",
        exercise="vector_derivative",
        description="the slope of 2x - 3 is 2x",
        hint="By how much does 2x - 3 grow when x grows by 1?",
        code="""
        def vector_derivative(x):
            return np.array([2 * x, 2 * x, 0.0])
        """,
    ),
    Misconception(
        id="vd-at-three",
        exercise="vector_derivative",
        description="the numbers at x = 3, typed in",
        hint="Does your result change with x?",
        code="""
        def vector_derivative(x):
            return np.array([2.0, 6.0, 0.0])
        """,
    ),
    Misconception(
        id="vd-square",
        exercise="vector_derivative",
        description="x^2 instead of 2x",
        hint="By which rule do you differentiate x^2?",
        code="""
        def vector_derivative(x):
            return np.array([2.0, x**2, 0.0])
        """,
    ),
    Misconception(
        id="vd-sum",
        exercise="vector_derivative",
        description="adds the slopes up to one number",
        hint="Many outputs, one input: how many slopes?",
        code="""
        def vector_derivative(x):
            return 2 + 2 * x + 0.0
        """,
    ),
    Misconception(
        id="vd-column",
        exercise="vector_derivative",
        description="a column, shape (3, 1)",
        hint="Print the shape of your result.",
        code="""
        def vector_derivative(x):
            return np.array([[2.0], [2 * x], [0.0]])
        """,
    ),
    Misconception(
        id="vd-numerical",
        exercise="vector_derivative",
        description="a difference quotient instead of the rules",
        hint="The second opinion is for checking; here the exact slopes are asked for.",
        code="""
        def vector_derivative(x):
            return numerical_derivative(lambda t: np.array([2 * t - 3, t**2 + 4, 8.0]), x)
        """,
    ),
    Misconception(
        id="vd-whole",
        exercise="vector_derivative",
        description="an integer array: 2x is cut off",
        hint="What is the dtype of your result, and what happens to 2 * 0.7 in it?",
        code="""
        def vector_derivative(x):
            return np.array([2, 2 * x, 0], dtype=int)
        """,
    ),
)

SCALAR_GRADIENT = (
    Misconception(
        id="sg-drops-third",
        exercise="scalar_gradient",
        description="no entry for x_3, which does not occur: shape (2,)",
        hint="The gradient has the shape of x. How many entries has x?",
        code="""
        def scalar_gradient(x):
            return np.array([3.0, -2 * x[1]])
        """,
    ),
    Misconception(
        id="sg-sign",
        exercise="scalar_gradient",
        description="+2 x_2",
        hint="Does f rise or fall when x_2 grows?",
        code="""
        def scalar_gradient(x):
            return np.array([3.0, 2 * x[1], 0.0])
        """,
    ),
    Misconception(
        id="sg-keeps-x1",
        exercise="scalar_gradient",
        description="the slope of 3 x_1 is 3 x_1",
        hint="By how much does 3 x_1 grow when x_1 grows by 1?",
        code="""
        def scalar_gradient(x):
            return np.array([3 * x[0], -2 * x[1], 0.0])
        """,
    ),
    Misconception(
        id="sg-counts-from-one",
        exercise="scalar_gradient",
        description="takes x[2] for x_2",
        hint="Formulas count from 1, Python from 0.",
        code="""
        def scalar_gradient(x):
            return np.array([3.0, -2 * x[2], 0.0])
        """,
    ),
    Misconception(
        id="sg-first-entry",
        exercise="scalar_gradient",
        description="takes x[0] for x_2",
        hint="Formulas count from 1, Python from 0.",
        code="""
        def scalar_gradient(x):
            return np.array([3.0, -2 * x[0], 0.0])
        """,
    ),
    Misconception(
        id="sg-constant-stays",
        exercise="scalar_gradient",
        description="the constant 4 as the slope of x_3",
        hint="How fast does f grow with x_3? And what is the slope of a constant?",
        code="""
        def scalar_gradient(x):
            return np.array([3.0, -2 * x[1], 4.0])
        """,
    ),
    Misconception(
        id="sg-x3",
        exercise="scalar_gradient",
        description="x_3 itself as the third slope",
        hint="f does not change with x_3: which slope is that?",
        code="""
        def scalar_gradient(x):
            return np.array([3.0, -2 * x[1], x[2]])
        """,
    ),
    Misconception(
        id="sg-sum",
        exercise="scalar_gradient",
        description="adds the slopes up to one number",
        hint="One slope for each input: which shape is that?",
        code="""
        def scalar_gradient(x):
            return 3.0 - 2 * x[1]
        """,
    ),
    Misconception(
        id="sg-row",
        exercise="scalar_gradient",
        description="a table with one row, shape (1, 3), as in some books",
        hint="The gradient has the shape of x. Print both.",
        code="""
        def scalar_gradient(x):
            return np.array([[3.0, -2 * x[1], 0.0]])
        """,
    ),
    Misconception(
        id="sg-square",
        exercise="scalar_gradient",
        description="-x_2^2: the square is not differentiated",
        hint="By which rule do you differentiate a square?",
        code="""
        def scalar_gradient(x):
            return np.array([3.0, -(x[1] ** 2), 0.0])
        """,
    ),
    Misconception(
        id="sg-in-place",
        exercise="scalar_gradient",
        description="writes the slopes into x",
        hint="Into which array do you write?",
        code="""
        def scalar_gradient(x):
            second = x[1]
            x[:] = 0
            x[0] = 3
            x[1] = -2 * second
            return x
        """,
    ),
    Misconception(
        id="sg-numerical",
        exercise="scalar_gradient",
        description="difference quotients instead of the rules",
        hint="The second opinion is for checking; here the exact gradient is asked for.",
        code="""
        def scalar_gradient(x):
            return numerical_gradient(lambda v: 3 * v[0] - v[1] ** 2 + 4, x)
        """,
    ),
)

NUMERICAL_GRADIENT = (
    Misconception(
        id="ng-forward",
        exercise="numerical_gradient",
        description="forward quotient, with the step that is given",
        hint="Compare with a quotient to both sides.",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            gradient = np.zeros_like(x)
            for i in np.ndindex(x.shape):
                moved = x.copy()
                moved[i] += h
                gradient[i] = (f(moved) - f(x)) / h
            return gradient
        """,
    ),
    Misconception(
        id="ng-coarse",
        exercise="numerical_gradient",
        description="forward quotient with a step of its own, 1e-2",
        hint="Compare with a quotient to both sides, with the step that is passed in.",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            gradient = np.zeros_like(x)
            for i in np.ndindex(x.shape):
                moved = x.copy()
                moved[i] += 1e-2
                gradient[i] = (f(moved) - f(x)) / 1e-2
            return gradient
        """,
    ),
    Misconception(
        id="ng-all-at-once",
        exercise="numerical_gradient",
        description="shifts all entries together",
        hint="Which entries may move when you measure one partial derivative?",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))
        """,
    ),
    Misconception(
        id="ng-left-below",
        exercise="numerical_gradient",
        description="does not put the entry back: it stays at x - h",
        hint="Where is an entry when the next one has its turn?",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            moved = np.array(x, dtype=float)
            gradient = np.zeros_like(moved)
            for i in np.ndindex(moved.shape):
                moved[i] += h
                above = f(moved)
                moved[i] -= 2 * h
                below = f(moved)
                gradient[i] = (above - below) / (2 * h)
            return gradient
        """,
    ),
    Misconception(
        id="ng-left-above",
        exercise="numerical_gradient",
        description="the entry goes up by 2h instead of back to where it was",
        hint="Where is an entry when the next one has its turn?",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            moved = np.array(x, dtype=float)
            gradient = np.zeros_like(moved)
            for i in np.ndindex(moved.shape):
                moved[i] -= h
                below = f(moved)
                moved[i] += 2 * h
                above = f(moved)
                gradient[i] = (above - below) / (2 * h)
            return gradient
        """,
    ),
    Misconception(
        id="ng-half-way-back",
        exercise="numerical_gradient",
        description="goes down by h only, so the second point is x itself",
        hint="How far is it from x + h to x - h?",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            moved = np.array(x, dtype=float)
            gradient = np.zeros_like(moved)
            for i in np.ndindex(moved.shape):
                moved[i] += h
                above = f(moved)
                moved[i] -= h
                below = f(moved)
                gradient[i] = (above - below) / (2 * h)
            return gradient
        """,
    ),
    Misconception(
        id="ng-in-place",
        exercise="numerical_gradient",
        description="works on the caller's array and puts entries back only nearly",
        hint="Compare the argument before and after the call, and try an array of whole numbers.",
        same_as=("ng-whole",),
        code="""
        def numerical_gradient(f, x, h=1e-5):
            gradient = np.zeros(np.shape(x))
            for i in np.ndindex(gradient.shape):
                x[i] += h
                above = f(x)
                x[i] -= 2 * h
                below = f(x)
                x[i] += h
                gradient[i] = (above - below) / (2 * h)
            return gradient
        """,
    ),
    Misconception(
        id="ng-whole",
        exercise="numerical_gradient",
        description="keeps the integer dtype: x + h is cut off to x",
        hint="What is the dtype of the array that you shift?",
        same_as=("ng-in-place", "ng-in-place-exact"),
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x)
            gradient = np.zeros(x.shape)
            for i in np.ndindex(x.shape):
                middle = x[i]
                x[i] = middle + h
                above = f(x)
                x[i] = middle - h
                below = f(x)
                x[i] = middle
                gradient[i] = (above - below) / (2 * h)
            return gradient
        """,
    ),
    Misconception(
        id="ng-whole-result",
        exercise="numerical_gradient",
        description="shifts a float copy, but fills zeros_like(x): slopes at whole numbers are cut",
        hint="What is the dtype of the array that you fill?",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            gradient = np.zeros_like(x)
            for i in np.ndindex(np.shape(x)):
                above, below = np.array(x, dtype=float), np.array(x, dtype=float)
                above[i] += h
                below[i] -= h
                gradient[i] = (f(above) - f(below)) / (2 * h)
            return gradient
        """,
    ),
    Misconception(
        id="ng-own-step",
        exercise="numerical_gradient",
        description="central, but with 1e-5 whatever is passed in",
        hint="Where in your code does the third argument appear?",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            gradient = np.zeros_like(x)
            step = 1e-5
            for i in np.ndindex(x.shape):
                above, below = x.copy(), x.copy()
                above[i] += step
                below[i] -= step
                gradient[i] = (f(above) - f(below)) / (2 * step)
            return gradient
        """,
    ),
    Misconception(
        id="ng-once-h",
        exercise="numerical_gradient",
        description="divides by h, although the points are 2h apart",
        hint="How far apart are the two points?",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            gradient = np.zeros_like(x)
            for i in np.ndindex(x.shape):
                above, below = x.copy(), x.copy()
                above[i] += h
                below[i] -= h
                gradient[i] = (f(above) - f(below)) / h
            return gradient
        """,
    ),
    Misconception(
        id="ng-flat",
        exercise="numerical_gradient",
        description="returns a vector for a matrix",
        hint="The gradient has the shape of x. Print both.",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            slopes = []
            for i in np.ndindex(x.shape):
                above, below = x.copy(), x.copy()
                above[i] += h
                below[i] -= h
                slopes.append((f(above) - f(below)) / (2 * h))
            return np.array(slopes)
        """,
    ),
    Misconception(
        id="ng-rows",
        exercise="numerical_gradient",
        description="loops over len(x) and so shifts whole rows of a matrix",
        hint="In a matrix, which entries does x[i] name?",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            gradient = np.zeros_like(x)
            for i in range(len(x)):
                above, below = x.copy(), x.copy()
                above[i] += h
                below[i] -= h
                gradient[i] = (f(above) - f(below)) / (2 * h)
            return gradient
        """,
    ),
    Misconception(
        id="ng-vectors-only",
        exercise="numerical_gradient",
        description="flattens x and hands f a vector instead of a matrix",
        hint="f expects an array of x's shape. What do you hand it?",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            flat = np.array(x, dtype=float).ravel()
            gradient = np.zeros_like(flat)
            for i in range(flat.size):
                step = np.zeros_like(flat)
                step[i] = h
                gradient[i] = (f(flat + step) - f(flat - step)) / (2 * h)
            return gradient.reshape(np.shape(x))
        """,
    ),
    Misconception(
        id="ng-alone",
        exercise="numerical_gradient",
        description="hands f an array in which all other entries are zero",
        hint="Where do the other entries stay while one of them moves?",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            gradient = np.zeros_like(x)
            for i in np.ndindex(x.shape):
                above, below = np.zeros_like(x), np.zeros_like(x)
                above[i] = x[i] + h
                below[i] = x[i] - h
                gradient[i] = (f(above) - f(below)) / (2 * h)
            return gradient
        """,
    ),
    Misconception(
        id="ng-same-array",
        exercise="numerical_gradient",
        description="above and below are two names of one array",
        hint="Does `a = b` make a second array?",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            gradient = np.zeros_like(x)
            for i in np.ndindex(x.shape):
                above = below = x.copy()
                above[i] += h
                below[i] -= h
                gradient[i] = (f(above) - f(below)) / (2 * h)
            return gradient
        """,
    ),
    Misconception(
        id="ng-transposed",
        exercise="numerical_gradient",
        description="runs through the entries column by column, then reshapes row by row",
        hint="Does each slope end up in the place of its entry?",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            slopes = []
            for i in np.ndindex(x.T.shape):
                above, below = x.copy(), x.copy()
                above[i[::-1]] += h
                below[i[::-1]] -= h
                slopes.append((f(above) - f(below)) / (2 * h))
            return np.reshape(slopes, x.shape)
        """,
    ),
    Misconception(
        id="ng-in-place-exact",
        exercise="numerical_gradient",
        description="works on the caller's array: restored exactly, but whole numbers are cut off",
        hint="Try an array of whole numbers. Which array do you shift?",
        same_as=("ng-whole", "ng-in-place"),
        code="""
        def numerical_gradient(f, x, h=1e-5):
            gradient = np.zeros(np.shape(x))
            for i in np.ndindex(gradient.shape):
                middle = x[i]
                x[i] = middle + h
                above = f(x)
                x[i] = middle - h
                below = f(x)
                x[i] = middle
                gradient[i] = (above - below) / (2 * h)
            return gradient
        """,
    ),
)

CONVENTIONS = {
    "nd-half-step": "h is the whole distance between the two points",
    "vd-column": "the slopes of several outputs stand in a column",
    "sg-row": "a gradient is a table with one row",
}

MISCONCEPTIONS = with_conventions(
    CONVENTIONS,
    (
        *NUMERICAL_DERIVATIVE,
        *CHAIN_EXAMPLE,
        *TWO_PATH,
        *VECTOR_DERIVATIVE,
        *SCALAR_GRADIENT,
        *NUMERICAL_GRADIENT,
    ),
)
