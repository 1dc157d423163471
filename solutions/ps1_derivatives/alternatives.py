"""Valid solutions of problem set 1 that look different from the reference."""

from autograder.known import Alternative

LOOP = ("test_is_vectorised",)

NUMERICAL_DERIVATIVE = (
    Alternative(
        id="nd-distance",
        exercise="numerical_derivative",
        description="divides by the distance of the two points as they are stored",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            right, left = x + h, x - h
            return (f(right) - f(left)) / (right - left)
        """,
    ),
    Alternative(
        id="nd-mean",
        exercise="numerical_derivative",
        description="mean of the forward and the backward quotient",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            middle = f(x)
            forward = (f(x + h) - middle) / h
            backward = (middle - f(x - h)) / h
            return (forward + backward) / 2
        """,
    ),
    Alternative(
        id="nd-both-at-once",
        exercise="numerical_derivative",
        description="asks f for both sides in one array",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            below, above = f(np.array([x - h, x + h]))
            return (above - below) / (2.0 * h)
        """,
    ),
    Alternative(
        id="nd-zero-d",
        exercise="numerical_derivative",
        description="everything as 0-d arrays, prints on the way",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            x, h = np.asarray(x, dtype=float), np.asarray(h, dtype=float)
            slope = np.asarray((f(x + h) - f(x - h)) / (2 * h))
            print("slope:", slope)
            return slope
        """,
    ),
    Alternative(
        id="nd-plain-floats",
        exercise="numerical_derivative",
        description="converts everything to Python floats, with a helper",
        code="""
        def rise(f, left, right):
            return float(f(right)) - float(f(left))


        def numerical_derivative(f, x, h=1e-5):
            x, h = float(x), float(h)
            return 0.5 * rise(f, x - h, x + h) / h
        """,
    ),
    Alternative(
        id="nd-weights",
        exercise="numerical_derivative",
        description="a loop over both sides, each with its sign",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            total = 0.0
            for side in (-1, 1):
                total += side * f(x + side * h)
            return total / h / 2
        """,
    ),
    Alternative(
        id="nd-numpy-gradient",
        exercise="numerical_derivative",
        description="np.gradient over three points",
        code="""
        def numerical_derivative(f, x, h=1e-5):
            values = np.array([float(f(x + k * h)) for k in (-1, 0, 1)])
            return np.gradient(values, h)[1]
        """,
    ),
)

CHAIN_EXAMPLE = (
    Alternative(
        id="ce-one-line",
        exercise="chain_example",
        description="one formula, simplified",
        code="""
        def chain_example(x):
            return 60 * x**2 * (x**3 + 7) ** 3
        """,
    ),
    Alternative(
        id="ce-expanded",
        exercise="chain_example",
        description="multiplied out first, then differentiated term by term",
        code="""
        def chain_example(x):
            x = np.asarray(x, dtype=float)
            return 60 * x**11 + 1260 * x**8 + 8820 * x**5 + 20580 * x**2
        """,
    ),
    Alternative(
        id="ce-poly1d",
        exercise="chain_example",
        description="numpy differentiates the polynomial",
        code="""
        def chain_example(x):
            y = np.poly1d([1.0, 0.0, 0.0, 7.0])
            z = 5 * y**4
            return z.deriv()(x)
        """,
    ),
    Alternative(
        id="ce-complex-step",
        exercise="chain_example",
        description="complex step: a numerical derivative without cancellation",
        code="""
        def chain_example(x):
            t = np.asarray(x, dtype=float) + 1e-100j
            return (5 * (t**3 + 7) ** 4).imag / 1e-100
        """,
    ),
    Alternative(
        id="ce-helpers",
        exercise="chain_example",
        description="one helper for each link, powers by np.power",
        code="""
        def inner(x):
            return np.power(x, 3) + 7


        def outer_slope(y):
            return 20 * np.power(y, 3)


        def chain_example(x):
            x = np.array(x, dtype=np.float64)
            return np.multiply(outer_slope(inner(x)), 3 * np.square(x))
        """,
    ),
    Alternative(
        id="ce-cached",
        exercise="chain_example",
        description="remembers the powers between calls",
        code="""
        powers = {}


        def chain_example(x):
            key = np.asarray(x, dtype=float).tobytes(), np.shape(x)
            if key not in powers:
                v = np.asarray(x, dtype=float)
                powers[key] = v * v, v * v * v
            square, cube = powers[key]
            return 60.0 * square * (cube + 7.0) ** 3
        """,
    ),
    Alternative(
        id="ce-float32",
        exercise="chain_example",
        description="single precision",
        code="""
        def chain_example(x):
            x = np.asarray(x, dtype=np.float32)
            y = x * x * x + np.float32(7)
            return np.float32(60) * x * x * y * y * y
        """,
    ),
    Alternative(
        id="ce-nested-lists",
        exercise="chain_example",
        description="recursion over lists, returns lists",
        code="""
        def chain_example(x):
            def slope(v):
                if isinstance(v, list):
                    return [slope(entry) for entry in v]
                return 20 * (v**3 + 7) ** 3 * 3 * v**2

            return slope(np.asarray(x).tolist())
        """,
        loses=LOOP,
    ),
    Alternative(
        id="ce-vectorize",
        exercise="chain_example",
        description="np.vectorize, which is a loop in disguise",
        code="""
        def chain_example(x):
            slope = np.vectorize(lambda v: 60.0 * v**2 * (v**3 + 7) ** 3, otypes=[float])
            return slope(np.asarray(x, dtype=float))
        """,
        loses=LOOP,
    ),
    Alternative(
        id="ce-loop",
        exercise="chain_example",
        description="a loop over all entries",
        code="""
        def chain_example(x):
            x = np.asarray(x, dtype=float)
            out = np.zeros(x.shape)
            for i in np.ndindex(x.shape):
                y = x[i] ** 3 + 7
                out[i] = 20 * y**3 * 3 * x[i] ** 2
            return out
        """,
        loses=LOOP,
    ),
)

TWO_PATH = (
    Alternative(
        id="tp-named",
        exercise="two_path_derivative",
        description="one name for each way",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            first_way = dy1_dx * dz_dy1
            second_way = dy2_dx * dz_dy2
            return sum([first_way, second_way])
        """,
    ),
    Alternative(
        id="tp-stacked",
        exercise="two_path_derivative",
        description="stacks the ways and adds up over the first axis",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            outer = np.stack([dz_dy1, dz_dy2])
            inner = np.stack([dy1_dx, dy2_dx])
            return np.sum(outer * inner, axis=0)
        """,
    ),
    Alternative(
        id="tp-einsum",
        exercise="two_path_derivative",
        description="einsum over the ways",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            outer, inner = np.array([dz_dy1, dz_dy2]), np.array([dy1_dx, dy2_dx])
            return np.einsum("i...,i...->...", outer, inner)
        """,
    ),
    Alternative(
        id="tp-floats",
        exercise="two_path_derivative",
        description="float64 arrays throughout, in place on a copy of its own",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            total = np.array(dz_dy1, dtype=float)
            total *= dy1_dx
            total += np.multiply(dz_dy2, dy2_dx)
            return total
        """,
    ),
    Alternative(
        id="tp-float32",
        exercise="two_path_derivative",
        description="single precision",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            a, b, c, d = (np.float32(v) for v in (dz_dy1, dy1_dx, dz_dy2, dy2_dx))
            return a * b + c * d
        """,
    ),
    Alternative(
        id="tp-loop",
        exercise="two_path_derivative",
        description="a loop over all entries",
        code="""
        def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
            a, b, c, d = (np.asarray(v, dtype=float) for v in (dz_dy1, dy1_dx, dz_dy2, dy2_dx))
            out = np.empty(a.shape)
            for i in np.ndindex(a.shape):
                out[i] = a[i] * b[i] + c[i] * d[i]
            return out
        """,
        loses=LOOP,
    ),
)

VECTOR_DERIVATIVE = (
    Alternative(
        id="vd-list",
        exercise="vector_derivative",
        description="a list of numbers",
        code="""
        def vector_derivative(x):
            return [2, 2 * x, 0]
        """,
    ),
    Alternative(
        id="vd-filled",
        exercise="vector_derivative",
        description="fills an array entry by entry",
        code="""
        def vector_derivative(x):
            slopes = np.zeros(3)
            slopes[0] = 2
            slopes[1] = x + x
            return slopes
        """,
    ),
    Alternative(
        id="vd-linear",
        exercise="vector_derivative",
        description="constant part plus x times a direction",
        code="""
        def vector_derivative(x):
            return np.array([2.0, 0.0, 0.0]) + x * np.array([0.0, 2.0, 0.0])
        """,
    ),
    Alternative(
        id="vd-polynomials",
        exercise="vector_derivative",
        description="numpy differentiates three polynomials",
        code="""
        def vector_derivative(x):
            entries = ([2, -3], [1, 0, 4], [8])
            return np.array([np.polyval(np.polyder(np.array(p)), x) for p in entries])
        """,
    ),
    Alternative(
        id="vd-stacked",
        exercise="vector_derivative",
        description="0-d arrays, stacked",
        code="""
        def vector_derivative(x):
            x = np.asarray(x, dtype=float)
            return np.stack([np.full_like(x, 2.0), 2.0 * x, np.zeros_like(x)])
        """,
    ),
)

SCALAR_GRADIENT = (
    Alternative(
        id="sg-unpacked",
        exercise="scalar_gradient",
        description="unpacks x, returns a list",
        code="""
        def scalar_gradient(x):
            x1, x2, x3 = x
            return [3.0, -2.0 * x2, 0.0 * x3]
        """,
    ),
    Alternative(
        id="sg-filled",
        exercise="scalar_gradient",
        description="fills zeros_like(x), which keeps whole numbers whole and is exact here",
        code="""
        def scalar_gradient(x):
            gradient = np.zeros_like(x)
            gradient[0] = 3
            gradient[1] = -2 * x[1]
            return gradient
        """,
    ),
    Alternative(
        id="sg-elementwise",
        exercise="scalar_gradient",
        description="constants plus coefficients times x",
        code="""
        def scalar_gradient(x):
            return np.array([3, 0, 0]) - np.array([0, 2, 0]) * np.asarray(x)
        """,
    ),
    Alternative(
        id="sg-copy",
        exercise="scalar_gradient",
        description="overwrites a float copy",
        code="""
        def scalar_gradient(x):
            x = x.astype(np.float64)
            x[...] = (3.0, -2.0 * x[1], 0.0)
            return x
        """,
    ),
    Alternative(
        id="sg-quadratic-form",
        exercise="scalar_gradient",
        description="gradient of x.T A x + b.x + 4 by matrices",
        code="""
        def scalar_gradient(x):
            A = np.diag([0.0, -1.0, 0.0])
            return (A + A.T) @ x + np.array([3.0, 0.0, 0.0])
        """,
    ),
)

NUMERICAL_GRADIENT = (
    Alternative(
        id="ng-eye",
        exercise="numerical_gradient",
        description="one unit vector for each entry, flat, with new arrays",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.asarray(x, dtype=float)
            steps = h * np.eye(x.size)
            slopes = [
                (f(x + s.reshape(x.shape)) - f(x - s.reshape(x.shape))) / (2 * h) for s in steps
            ]
            return np.array(slopes).reshape(x.shape)
        """,
    ),
    Alternative(
        id="ng-nditer",
        exercise="numerical_gradient",
        description="np.nditer with multi_index, puts entries back",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            gradient = np.zeros_like(x)
            it = np.nditer(x, flags=["multi_index"])
            while not it.finished:
                i = it.multi_index
                kept = float(x[i])
                x[i] = kept + h
                above = f(x)
                x[i] = kept - h
                below = f(x)
                x[i] = kept
                gradient[i] = (above - below) / (2 * h)
                it.iternext()
            return gradient
        """,
    ),
    Alternative(
        id="ng-by-derivative",
        exercise="numerical_gradient",
        description="numerical_derivative of one entry after the other",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            gradient = np.empty(x.shape)
            for i in np.ndindex(x.shape):

                def along(t):
                    moved = x.copy()
                    moved[i] = t
                    return f(moved)

                gradient[i] = numerical_derivative(along, x[i], h)
            return gradient
        """,
    ),
    Alternative(
        id="ng-up-and-down",
        exercise="numerical_gradient",
        description="+h, -2h, +h on a float copy; entries return nearly",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=float)
            gradient = np.zeros_like(x)
            for i in np.ndindex(x.shape):
                x[i] += h
                above = f(x)
                x[i] -= 2 * h
                below = f(x)
                x[i] += h
                gradient[i] = (above - below) / (2 * h)
            return gradient
        """,
    ),
    Alternative(
        id="ng-aliased",
        exercise="numerical_gradient",
        description="shifts the caller's array of floats, but restores every entry exactly",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.asarray(x, dtype=float)
            gradient = np.zeros(x.shape)
            for i in np.ndindex(x.shape):
                middle = x[i]
                x[i] = middle + h
                gradient[i] = f(x)
                x[i] = middle - h
                gradient[i] -= f(x)
                x[i] = middle
            return gradient / (2 * h)
        """,
    ),
    Alternative(
        id="ng-masks",
        exercise="numerical_gradient",
        description="np.vectorize over entry numbers, masks instead of copies",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.asarray(x, dtype=float)
            number = np.arange(x.size).reshape(x.shape)

            def slope(k):
                step = h * (number == k)
                return (f(x + step) - f(x - step)) / (2 * h)

            return np.vectorize(slope, otypes=[float])(number)
        """,
    ),
    Alternative(
        id="ng-flat-index",
        exercise="numerical_gradient",
        description=".flat, and a list that is reshaped",
        code="""
        def numerical_gradient(f, x, h=1e-5):
            x = np.asarray(x)
            slopes = []
            for k in range(x.size):
                values = []
                for step in (h, -h):
                    moved = x.astype(float)
                    moved.flat[k] += step
                    values.append(float(f(moved)))
                slopes.append((values[0] - values[1]) / (2 * h))
            return np.reshape(np.array(slopes), x.shape)
        """,
    ),
    Alternative(
        id="ng-deepcopy",
        exercise="numerical_gradient",
        description="copies with the copy module, enumerates entries, prints, nested lists back",
        code="""
        import copy


        def numerical_gradient(f, x, h=1e-5):
            x = np.array(x, dtype=np.float64)
            slopes = np.empty(x.shape, dtype=float)
            for index, value in np.ndenumerate(x):
                above, below = copy.deepcopy(x), copy.deepcopy(x)
                above[index], below[index] = value + h, value - h
                slopes[index] = (f(above) - f(below)) / (2 * h)
                print(index, slopes[index])
            return slopes.tolist()
        """,
    ),
)

ALTERNATIVES = (
    *NUMERICAL_DERIVATIVE,
    *CHAIN_EXAMPLE,
    *TWO_PATH,
    *VECTOR_DERIVATIVE,
    *SCALAR_GRADIENT,
    *NUMERICAL_GRADIENT,
)
