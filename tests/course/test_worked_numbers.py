"""Every worked number of the three problem sets, recomputed with their reference solutions.

``worked_numbers.json`` holds the exact values; an entry's id says which quantity
it is. Where a text prints a number that is wrong, the entry keeps it as
``printed``, so that nobody can make it come true by mistake.
"""

import json
from functools import cache
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
LATER = 'neuron_step knows cost="squared" alone; problem set 4 adds "cross_entropy"'
WITHOUT_A_CALL = {
    "own-222-E-after-1-bias-shared": SHARED,
    "own-222-E-after-10000-bias-shared": SHARED,
    "oki-sat-ce-w-new": LATER,
    "oki-sat-ce-b-new": LATER,
    "oki-sat-ce-z-new": LATER,
    "oki-sat-ce-a-new": LATER,
}
MAPPED = [entry for name, entry in ENTRIES.items() if name not in WITHOUT_A_CALL]
NOT_ACCEPTED = [entry for entry in MAPPED if not entry.get("accept_printed", True)]


class NoCall(Exception):
    """No call of a reference function gives this number."""


@cache
def reference():
    """Return the exercises' functions, each from its own problem set."""
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
    w_new, b_new = ref.neuron_step(x, w, b, y, alpha, cost)
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


def answer(entry):
    """Compute an entry's number with the reference functions."""
    function, inputs = entry["function"], entry["inputs"]
    series, _, quantity = entry["id"].partition("-")
    match function:
        case "train_rounds":
            after = quantity.removeprefix("222-").partition("-")[0]
            return trained(inputs["rounds"], inputs["biases"])[after]
        case "influence_table":
            xs = np.array([inputs["x"]])
            return reference().influence_table(xs, inputs["w"], inputs["b"])[0]
        case "tanh_from_sigmoid":
            return reference().tanh_from_sigmoid(inputs["x"])
        case "softmax" | "softmax_gradient" | "softmax_jacobian" | "cross_entropy":
            return of_the_softmax(function, quantity, **inputs)
    if quantity.startswith("222-"):
        return OF_THE_NETWORK[quantity.removeprefix("222-")](first_round())
    if series == "oki":
        for kind in ("neuron-", "sat-", "mse-", "ce-"):
            quantity = quantity.removeprefix(kind)
        return OF_A_NEURON[quantity](neuron(**inputs))
    (argument,) = inputs.values()
    return getattr(reference(), function)(argument)


def ids(entries):
    return [entry["id"] for entry in entries]


def test_each_id_is_there_once_and_belongs_to_an_exercise():
    exercises = {name for assignment in COURSE.assignments for name in assignment.exercises}
    assert len(ENTRIES) == len(TABLE["entries"])
    assert {entry["function"] for entry in TABLE["entries"]} <= exercises


@pytest.mark.parametrize("entry", MAPPED, ids=ids(MAPPED))
def test_the_reference_gives_the_exact_number(entry):
    np.testing.assert_allclose(
        answer(entry), entry["exact"], rtol=RTOL, atol=entry.get("atol", ATOL)
    )


@pytest.mark.parametrize("name", WITHOUT_A_CALL)
def test_an_entry_that_is_excused_exists_and_has_no_call(name):
    assert name in ENTRIES
    assert WITHOUT_A_CALL[name]
    with pytest.raises((NoCall, ValueError), match=r"share|cross_entropy"):
        answer(ENTRIES[name])


@pytest.mark.parametrize("entry", NOT_ACCEPTED, ids=ids(NOT_ACCEPTED))
def test_a_printed_number_that_is_wrong_does_not_come_out(entry):
    printed = entry["printed"]
    if printed == "2*sigma(x) - 1":
        wrong = 2 * reference().sigmoid(entry["inputs"]["x"]) - 1
        assert abs(answer(entry) - wrong) > 0.1
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
