"""Every worked number of the problem sets, recomputed with their reference solutions.

``worked_numbers.json`` holds the exact values; an entry's id says which quantity
it is. Where a text prints a number that is wrong, the entry keeps it as
``printed``, so that nobody can make it come true by mistake.
"""

import itertools
import json
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.config import load_course
from autograder.notebooks.authored import load_reference

ROOT = Path(__file__).parents[2]
COURSE = load_course(ROOT / "course_config.py")
TABLE = json.loads(Path(__file__).with_name("worked_numbers.json").read_text("utf-8"))
ENTRIES = {entry["id"]: entry for entry in TABLE["entries"]}
RTOL, ATOL = 1e-9, 1e-12

SHARED = "train_rounds moves a bias of each unit; it has no bias that a layer shares"
SUMS = "the threshold units of problem set 2 give their answers and not the sums before them"
WITHOUT_A_CALL = {
    "own-222-E-after-1-bias-shared": SHARED,
    "own-222-E-after-10000-bias-shared": SHARED,
    "kth-xor-hand-preh": SUMS,
    "kth-xor-hand-preo": SUMS,
}
MAPPED = [entry for name, entry in ENTRIES.items() if name not in WITHOUT_A_CALL]
NOT_ACCEPTED = [entry for entry in MAPPED if not entry.get("accept_printed", True)]


class NoCall(Exception):
    """No call of a reference function gives this number."""


@cache
def reference():
    """Return the exercises' functions, each from its own problem set; of one name, the later."""
    return SimpleNamespace(
        **{
            exercise: load_reference(ROOT / "solutions" / assignment.name / "notebook.py")[exercise]
            for assignment in COURSE.assignments
            for exercise in assignment.exercises
        }
    )


def net222():
    """Return X, Y, params and eta of the 2-2-2 network, new arrays at each call."""
    net = TABLE["networks"]["net222"]
    params = {key: np.array(numbers) for key, numbers in net["params"].items()}
    return np.array(net["X"]), np.array(net["Y"]), params, net["eta"]


@cache
def first_round():
    """Return all that one round in the 2-2-2 network computes."""
    ref = reference()
    X, Y, params, eta = net222()
    cached = ref.forward(X, params)
    grads = ref.backward(X, Y, params, cached)
    shared = {key: np.full(2, g.sum()) if key[0] == "b" else g for key, g in grads.items()}
    return SimpleNamespace(
        Y=Y,
        **cached,
        d=grads,
        new=ref.update(params, grads, eta),
        new_shared=ref.update(params, shared, eta),
        slope1=ref.sigmoid_derivative(cached["Z1"])[0],
        slope2=ref.sigmoid_derivative(cached["Z2"])[0],
    )


@cache
def through(output, hidden):
    """Return what one hidden unit hears from one output: backward in the network with only it."""
    ref = reference()
    X, Y, params, _ = net222()
    only = {**params, "W2": params["W2"][:, [output]], "b2": params["b2"][[output]]}
    grads = ref.backward(X, Y[:, [output]], only, ref.forward(X, only))
    return grads["b1"][hidden] / first_round().slope1[hidden]


# Links of the chain that backward does not return are quotients of gradients that it does.
OF_THE_NETWORK = {
    "net-h1": lambda r: r.Z1[0, 0],
    "net-h2": lambda r: r.Z1[0, 1],
    "net-o1": lambda r: r.Z2[0, 0],
    "net-o2": lambda r: r.Z2[0, 1],
    "out-h1": lambda r: r.A1[0, 0],
    "out-h1-8dp": lambda r: r.A1[0, 0],
    "out-h2": lambda r: r.A1[0, 1],
    "out-o1": lambda r: r.A2[0, 0],
    "out-o1-2dp": lambda r: r.A2[0, 0],
    "out-o2": lambda r: r.A2[0, 1],
    "out-o2-2dp": lambda r: r.A2[0, 1],
    "E-o1": lambda r: reference().squared_error(r.A2[:, :1], r.Y[:, :1]),
    "E-o2": lambda r: reference().squared_error(r.A2[:, 1:], r.Y[:, 1:]),
    "E-total": lambda r: reference().squared_error(r.A2, r.Y),
    "dout-dnet-h1": lambda r: r.slope1[0],
    "dout-dnet-h2": lambda r: r.slope1[1],
    "dout-dnet-o1": lambda r: r.slope2[0],
    "dout-dnet-o2": lambda r: r.slope2[1],
    "dE-dout-o1": lambda r: r.d["b2"][0] / r.slope2[0],
    "dE-dout-o2": lambda r: r.d["b2"][1] / r.slope2[1],
    "delta-o1": lambda r: r.d["b2"][0],
    "delta-o2": lambda r: r.d["b2"][1],
    "dnet-o1-dw5": lambda r: r.d["W2"][0, 0] / r.d["b2"][0],
    "dE-dw5": lambda r: r.d["W2"][0, 0],
    "dE-dw6": lambda r: r.d["W2"][1, 0],
    "dE-dw7": lambda r: r.d["W2"][0, 1],
    "dE-dw8": lambda r: r.d["W2"][1, 1],
    "dEo1-dout-h1": lambda r: through(0, 0),
    "dEo2-dout-h1": lambda r: through(1, 0),
    "dnet-douth1": lambda r: through(0, 0) / r.d["b2"][0],
    "dE-dout-h1": lambda r: r.d["b1"][0] / r.slope1[0],
    "dE-dout-h2": lambda r: r.d["b1"][1] / r.slope1[1],
    "delta-h1": lambda r: r.d["b1"][0],
    "delta-h2": lambda r: r.d["b1"][1],
    "dnet-dw1": lambda r: r.d["W1"][0, 0] / r.d["b1"][0],
    "dE-dw1": lambda r: r.d["W1"][0, 0],
    "dE-dw2": lambda r: r.d["W1"][1, 0],
    "dE-dw3": lambda r: r.d["W1"][0, 1],
    "dE-dw4": lambda r: r.d["W1"][1, 1],
    "b1-grad-unit1": lambda r: r.d["b1"][0],
    "b1-grad-unit2": lambda r: r.d["b1"][1],
    "b1-grad-shared": lambda r: r.d["b1"].sum(),
    "b2-grad-unit1": lambda r: r.d["b2"][0],
    "b2-grad-unit2": lambda r: r.d["b2"][1],
    "b2-grad-shared": lambda r: r.d["b2"].sum(),
    "w1-new": lambda r: r.new["W1"][0, 0],
    "w2-new": lambda r: r.new["W1"][1, 0],
    "w3-new": lambda r: r.new["W1"][0, 1],
    "w4-new": lambda r: r.new["W1"][1, 1],
    "w5-new": lambda r: r.new["W2"][0, 0],
    "w6-new": lambda r: r.new["W2"][1, 0],
    "w7-new": lambda r: r.new["W2"][0, 1],
    "w8-new": lambda r: r.new["W2"][1, 1],
    "b1-new-unit1": lambda r: r.new["b1"][0],
    "b1-new-unit2": lambda r: r.new["b1"][1],
    "b1-new-shared": lambda r: r.new_shared["b1"][0],
    "b2-new-unit1": lambda r: r.new["b2"][0],
    "b2-new-unit2": lambda r: r.new["b2"][1],
    "b2-new-shared": lambda r: r.new_shared["b2"][0],
}

OF_A_NEURON = {
    "z": lambda n: n.z,
    "a": lambda n: reference().sigmoid(n.z),
    "err2": lambda n: 2 * reference().squared_error([[n.a]], [[n.y]]),
    "C": lambda n: reference().squared_error([[n.a]], [[n.y]]),
    "da-dz": lambda n: reference().sigmoid_derivative(n.z),
    "dC-da": lambda n: n.db / reference().sigmoid_derivative(n.z),
    "dC-dz": lambda n: n.db,
    "dC-dw": lambda n: n.dw[0],
    "dC-dw1": lambda n: n.dw[0],
    "dC-dw2": lambda n: n.dw[1],
    "dC-db": lambda n: n.db,
    "w-new": lambda n: n.w_new[0],
    "w1-new": lambda n: n.w_new[0],
    "w2-new": lambda n: n.w_new[1],
    "b-new": lambda n: n.b_new,
    "w1x1-new": lambda n: n.w_new[0] * n.x[0],
    "w2x2-new": lambda n: -n.w_new[1] * n.x[1],
    "z-new": lambda n: reference().neuron_forward(n.x, n.w_new, n.b_new)[0],
    "a-new": lambda n: reference().neuron_forward(n.x, n.w_new, n.b_new)[1],
}


def neuron(x, w, b, y, alpha, cost="squared"):
    """Return all that one step of one neuron computes."""
    ref = reference()
    x, w = np.atleast_1d(np.array(x, dtype=float)), np.atleast_1d(np.array(w, dtype=float))
    z, a = ref.neuron_forward(x, w, b)
    dw, db = ref.neuron_gradients(x, w, b, y, cost)
    if cost == "squared":
        w_new, b_new = ref.neuron_step(x, w, b, y, alpha, cost)
    else:  # problem set 4 has both costs, and leaves the step to problem set 3, which has one
        w_new, b_new = w - alpha * dw, b - alpha * db
    return SimpleNamespace(x=x, y=y, z=z, a=a, dw=dw, db=db, w_new=w_new, b_new=b_new)


@cache
def trained(rounds, biases):
    """Return the 2-2-2 network's error and outputs after so many rounds."""
    if biases == "shared":
        raise NoCall(SHARED)
    ref = reference()
    X, Y, params, eta = net222()
    params = ref.train_rounds(params, X, Y, eta, rounds, update_biases=biases == "per unit")
    A2 = ref.forward(X, params)["A2"]
    return {"E": ref.squared_error(A2, Y), "o1": A2[0, 0], "o2": A2[0, 1]}


def of_the_training(quantity, network, rounds, biases):
    """Return the error or an output of the 2-2-2 network after so many rounds."""
    assert network == "net222"
    return trained(rounds, biases)[quantity.removeprefix("222-").partition("-")[0]]


def of_the_softmax(function, quantity, z, y=0):
    """Return an entry of softmax, its cost, gradient or Jacobian; units count from 1 in ids."""
    ref = reference()
    Z, labels = np.array([z]), np.array([y])
    A = ref.softmax(Z)
    if function == "cross_entropy":
        return ref.cross_entropy(A, labels)
    places = [int(digit) - 1 for digit in quantity if digit.isdigit()]
    tables = {
        "softmax": A[0],
        "softmax_gradient": ref.softmax_gradient(Z, labels)[0],
        "softmax_jacobian": ref.softmax_jacobian(A[0]),
    }
    return tables[function][tuple(places)]


def of_xor(quantity, X, y, W=(), b=(), w_out=(), b_out=0.0):
    """Return what the best linear unit, a step unit or the network by hand makes of XOR."""
    ref = reference()
    X, y, W = np.array(X, dtype=float), np.array(y), np.array(W, dtype=float)
    w_fit, b_fit = ref.xor_linear_fit(y)
    units = itertools.product((-1.0, 0.0, 1.0), (-1.0, 0.0, 1.0), (-1.5, -0.5, 0.5, 1.5))
    match quantity.removeprefix("xor-"):
        case "linear-w":
            return w_fit
        case "linear-b":
            return b_fit
        case "linear-J":
            return np.mean((X @ w_fit + b_fit - y) ** 2)
        case "step-J-at-optimum":
            return np.mean((ref.ltu(X, w_fit, b_fit) - y) ** 2)
        case "step-best-J":
            return min(np.mean((ref.ltu(X, np.array(w), b) - y) ** 2) for *w, b in units)
        case "hand-h":
            return np.column_stack([ref.ltu(X, W[:, unit], b[unit]) for unit in range(2)])
        case "hand-out":
            return ref.xor_network(X)
        case _:
            raise NoCall(SUMS)


def of_a_graph(function, quantity, **inputs):
    """Return a value or a gradient of the graphs of problem set 7."""
    ref = reference()
    quantity = quantity.partition("-")[2]
    inputs = {name: np.array(value, dtype=float) for name, value in inputs.items()}
    if function == "sigmoid_graph":
        f, dw, dx = ref.sigmoid_graph(**inputs)
        return f if quantity == "f" else {"w": dw, "x": dx}[quantity[0]][int(quantity[1])]
    if function == "norm_graph":
        return dict(zip(("f", "dW", "dx"), ref.norm_graph(**inputs), strict=True))[quantity]
    add, multiply = ref.AddGate(), ref.MulGate()  # f = (x + y) z
    f = multiply.forward(add.forward(inputs["x"], inputs["y"]), inputs["z"])
    d_sum, dz = multiply.backward(1.0)
    dx, dy = add.backward(d_sum)
    return {"f": f, "dx": dx, "dy": dy, "dz": dz}[quantity]


# Exercises whose entries need more than one call, or arguments of another form.
OF_AN_EXERCISE = {
    "train_rounds": of_the_training,
    "influence_table": lambda _, x, w, b, z: reference().influence_table(np.array([x]), w, b)[0],
    "tanh_from_sigmoid": lambda _, x: reference().tanh_from_sigmoid(x),
    "vector_derivative": lambda _, x: reference().vector_derivative(x),
    "scalar_gradient": lambda _, x: reference().scalar_gradient(np.array(x, dtype=float)),
    "bce": lambda _, a, y: reference().bce(np.array([a]), np.array([y])),
    "bce_with_logits": lambda _, z, y: reference().bce_with_logits(np.array([z]), np.array([y])),
    "param_shapes": lambda _, sizes: reference().param_shapes(sizes)[1][0],
    **dict.fromkeys(("xor_linear_fit", "ltu", "xor_network"), of_xor),
    **{
        name: partial(of_the_softmax, name)
        for name in ("softmax", "softmax_gradient", "softmax_jacobian", "cross_entropy")
    },
    **{name: partial(of_a_graph, name) for name in ("sigmoid_graph", "norm_graph", "MulGate")},
}


def answer(entry):
    """Compute an entry's number with the reference functions."""
    function, inputs = entry["function"], entry["inputs"]
    series, _, quantity = entry["id"].partition("-")
    if function in OF_AN_EXERCISE:
        return OF_AN_EXERCISE[function](quantity, **inputs)
    if quantity.startswith("222-"):
        return OF_THE_NETWORK[quantity.removeprefix("222-")](first_round())
    if series == "oki":
        for kind in ("neuron-", "sat-", "mse-", "ce-"):
            quantity = quantity.removeprefix(kind)
        return OF_A_NEURON[quantity](neuron(**inputs))
    (argument,) = inputs.values()
    return getattr(reference(), function)(argument)


# What is printed where a formula has a slip.
SLIPS = {
    "2*sigma(x) - 1": lambda x: 2 * reference().sigmoid(x) - 1,
    "20(x3 + 7) x 3x2": lambda x: 20 * (x**3 + 7) * 3 * x**2,
    "(2, 3)": lambda sizes: (sizes[0], sizes[2]),
}


def ids(entries):
    return [entry["id"] for entry in entries]


def test_each_id_is_there_once_and_belongs_to_an_exercise():
    exercises = {name for assignment in COURSE.assignments for name in assignment.exercises}
    assert len(ENTRIES) == len(TABLE["entries"])
    assert {entry["function"] for entry in TABLE["entries"]} <= exercises


@pytest.mark.parametrize("entry", MAPPED, ids=ids(MAPPED))
def test_the_reference_gives_the_exact_number(entry):
    exact = np.array(entry["exact"], dtype=float)  # JSON has no number for "inf"
    np.testing.assert_allclose(answer(entry), exact, rtol=RTOL, atol=entry.get("atol", ATOL))


@pytest.mark.parametrize("name", WITHOUT_A_CALL)
def test_an_entry_that_is_excused_exists_and_has_no_call(name):
    assert name in ENTRIES
    assert WITHOUT_A_CALL[name]
    with pytest.raises(NoCall, match=r"shares|sums before"):
        answer(ENTRIES[name])


@pytest.mark.parametrize("entry", NOT_ACCEPTED, ids=ids(NOT_ACCEPTED))
def test_a_printed_number_that_is_wrong_does_not_come_out(entry):
    printed = entry["printed"]
    if printed in SLIPS:
        assert np.max(np.abs(np.array(answer(entry)) - SLIPS[printed](**entry["inputs"]))) > 0.1
    else:
        decimals = len(printed.partition(".")[2])
        assert f"{answer(entry):.{decimals}f}" != printed


@pytest.mark.parametrize(
    ("rounds", "quantity", "web", "right"),
    [
        (1, "E", "0.291027924", "0.291027773694"),
        (10000, "o1", "0.015912196", "0.015913620444"),
        (10000, "o2", "0.984065734", "0.984064273515"),
    ],
)
def test_the_well_known_numbers_of_the_web_are_not_ours(rounds, quantity, web, right):
    got = trained(rounds, "fixed")[quantity]
    assert f"{got:.9f}" != web
    assert abs(got - float(web)) > 1e-7
    assert abs(got - float(right)) < 1e-12
