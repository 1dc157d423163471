# ---
# jupyter:
#   jupytext:
#     notebook_metadata_filter: -jupytext.text_representation.jupytext_version,-jupytext.text_representation.format_version
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Problem set 7: computational graphs and gradient checking
#
# After this problem set you can
#
# - draw any formula as a graph and run it forwards, value by value, and backwards, gradient by
#   gradient;
# - build the nodes of such a graph as small objects with a `forward` and a `backward`;
# - say what an add, a multiply and a max node do to a gradient, without computing anything;
# - handle a quantity that is used twice, and a graph whose quantities are vectors and matrices;
# - test a gradient against difference quotients, and judge the number that comes out.
#
# | exercise | what you write | points |
# |---|---|---:|
# | 1 | `class AddGate` | 10 |
# | 2 | `class MulGate` | 10 |
# | 3 | `class MaxGate` | 10 |
# | 4 | `class SigmoidGate` | 10 |
# | 5 | `branch_example(x, y)` | 10 |
# | 6 | on paper: a graph with all values and gradients | 5 |
# | 7 | **`sigmoid_graph(w, x)`** | 20 |
# | 8 | `norm_graph(W, x)` | 10 |
# | 9 | **`gradient_check(f, grad, x, h=1e-5)`** | 15 |
#
# The *check* cells use a few worked numbers. The tests that run after you hand in use others: other
# numbers, arrays, whole numbers, several gates of one kind at work at the same time. A later
# exercise is not marked down for a slip in an earlier one: where your `sigmoid_graph` uses your
# `MulGate`, it is also tried with a right `MulGate`.

# %% [markdown]
# ## Conventions
#
# | | |
# |---|---|
# | value | what travels forwards along an edge |
# | gradient | what travels backwards along the same edge: the derivative of the **last** node's value with respect to the value on this edge |
# | `dz` | the gradient that arrives at a gate from above, for the gate's output `z` |
# | `dx`, `dy` | the gradients that the gate sends on, for its inputs `x`, `y` |
# | start | the last value's derivative with respect to itself, 1 |
# | arrays | gates work entry by entry; a gradient has the **shape of its variable** |
# | manners | nothing that is passed in is changed; results are float64 |
#
# Elsewhere `dz` is called *upstream gradient*, *top diff*, *grad output* or $\delta$. In the other
# problem sets the letter $Z$ stands for the sum before the activation; here a small $z$ is simply
# whatever a gate puts out. (When such gradients are used to learn, every weight takes a step
# $-\eta$ times its own; that is problem set 6. Today nothing learns.)

# %% tags=["setup"]
import numpy as np

# %% [markdown]
# ## 1 A formula is a graph
#
# Take the formula $f = (a\,b + c)\,d$. Nobody computes it in one go. We multiply $a$ and $b$, add
# $c$, multiply by $d$; each of these steps takes values that are already there and makes a new one.
# Draw a box for each step and an arrow for each value that a step needs, and the formula has become
# a **computational graph**.
#
# Its arrows have a direction, and following them never leads back to where one has been: the graph
# is *directed* and *acyclic*. So there is an order in which every box finds its inputs ready. In
# this order we go **forwards**:
#
# $$ a = 3,\quad b = -4,\quad c = 10,\quad d = 2: \qquad
#    p = a\,b = -12, \quad s = p + c = -2, \quad f = s\,d = -4. $$
#
# A neural network is such a graph, too, usually drawn with whole layers as boxes:
#
# $$ f(x) = f_3(f_2(f_1(x))). $$
#
# $f_1$ is called the first layer, $f_2$ the second, and the length of the chain, here 3, the
# **depth** of the network. This is where the word *deep* comes from.

# %% tags=["plot"]
def draw_graph(title, nodes, edges, size=(9.0, 5.0)):
    """Draw a computational graph.

    `nodes` maps a name to (x, y, text, whether it is a gate); `edges` is a list of
    (from, to, value, gradient, place along the edge), where value and gradient may be empty.
    """
    import matplotlib.pyplot as plt

    arrow = {"arrowstyle": "-|>", "color": "0.35", "shrinkA": 17, "shrinkB": 19}
    plain = {"facecolor": "white", "edgecolor": "none", "pad": 1.2}
    dashed = {"facecolor": "0.92", "edgecolor": "black", "linestyle": "--", "pad": 2.2}
    middle = {"ha": "center", "va": "center"}
    fig, ax = plt.subplots(figsize=size)
    for start, end, value, gradient, share in edges:
        (x0, y0), (x1, y1) = nodes[start][:2], nodes[end][:2]
        ax.annotate("", xy=(x1, y1), xytext=(x0, y0), arrowprops=arrow)
        x, y = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
        if value:
            ax.text(x, y + 0.2, value, bbox=plain, **middle)
        if gradient:
            ax.text(x, y - 0.22, gradient, style="italic", fontsize=9, bbox=dashed, **middle)
    for x, y, text, is_gate in nodes.values():
        shape = "square" if is_gate else "circle"
        box = {"boxstyle": f"{shape},pad=0.35", "facecolor": "white", "edgecolor": "black"}
        ax.text(x, y, text, fontsize=12, bbox=box, zorder=3, **middle)
    xs, ys = zip(*(node[:2] for node in nodes.values()), strict=True)
    ax.set(xlim=(min(xs) - 0.4, max(xs) + 0.4), ylim=(min(ys) - 0.5, max(ys) + 0.5), title=title)
    ax.axis("off")
    plt.show()


EXAMPLE = {
    "a": (0, 4.2, "$a$", False), "b": (0, 2.8, "$b$", False), "c": (0, 1.4, "$c$", False),
    "d": (0, 0, "$d$", False), "p": (2.4, 3.5, r"$\times$", True), "s": (4.5, 2.5, "$+$", True),
    "f": (6.5, 1.3, r"$\times$", True), "out": (8.2, 1.3, "$f$", False),
}
draw_graph("f = (a b + c) d, forwards", EXAMPLE, [
    ("a", "p", "3", "", 0.4), ("b", "p", "-4", "", 0.4), ("p", "s", "-12", "", 0.5),
    ("c", "s", "10", "", 0.5), ("s", "f", "-2", "", 0.5), ("d", "f", "2", "", 0.5),
    ("f", "out", "-4", "", 0.5),
])

# %% [markdown]
# *Drawing: the inputs a = 3 and b = -4 go into a multiply box, which sends out -12. This and
# c = 10 go into an add box, which sends out -2. This and d = 2 go into a second multiply box, which
# sends out f = -4. Every value is written on the arrow that carries it.*

# %% [markdown]
# ## 2 Backwards: everybody knows one thing
#
# How fast does $f$ change when one of the inputs moves and the others stay? Each box can answer
# only for itself: how its *own* output reacts to its *own* inputs. These **local slopes** it knows
# as soon as the forward pass has brought the values:
#
# $$ f = s\,d: \quad \frac{\partial f}{\partial s} = d = 2, \quad
#    \frac{\partial f}{\partial d} = s = -2; \qquad
#    s = p + c: \quad \frac{\partial s}{\partial p} = \frac{\partial s}{\partial c} = 1; \qquad
#    p = a\,b: \quad \frac{\partial p}{\partial a} = b = -4, \quad
#    \frac{\partial p}{\partial b} = a = 3. $$
#
# The chain rule joins the answers. Start at the end with $\partial f/\partial f = 1$ and walk
# against the arrows. Every box receives *one* number, the derivative of $f$ with respect to its
# output, multiplies it by each of its local slopes, and hands the products to its inputs:
#
# $$ \underbrace{\frac{\partial f}{\partial a}}_{\text{sent on}}
#    = \underbrace{\frac{\partial f}{\partial p}}_{\text{arrives}}
#      \cdot \underbrace{\frac{\partial p}{\partial a}}_{\text{local}} . $$
#
# | box | arrives | local slopes | sent on |
# |---|---:|---|---|
# | $f = s\,d$ | 1 | 2 and -2 | to $s$: 2, to $d$: -2 |
# | $s = p + c$ | 2 | 1 and 1 | to $p$: 2, to $c$: 2 |
# | $p = a\,b$ | 2 | -4 and 3 | to $a$: **-8**, to $b$: **6** |
#
# Test one of them: raise $a$ by 0.01. Then $p = -12.04$, $s = -2.04$, $f = -4.08$; so $f$ fell by
# 0.08, eight times as far, as $\partial f/\partial a = -8$ says.
#
# Nothing here is new since problem set 1. What is new is the *bookkeeping*. The number 2 that
# arrives at $p$ was worked out once and used for both $a$ and $b$. To keep and reuse a result
# instead of deriving it again for every question is what computer scientists call *dynamic
# programming*, and **backpropagation is the chain rule plus dynamic programming**. All derivatives
# together cost about as much as one or two more forward passes, however many inputs there are.

# %% tags=["plot"]
draw_graph("f = (a b + c) d, values above, gradients below", EXAMPLE, [
    ("a", "p", "3", "-8", 0.4), ("b", "p", "-4", "6", 0.4), ("p", "s", "-12", "2", 0.5),
    ("c", "s", "10", "2", 0.5), ("s", "f", "-2", "2", 0.5), ("d", "f", "2", "-2", 0.5),
    ("f", "out", "-4", "1", 0.5),
])

# %% [markdown]
# *Drawing: the same graph. Below each value, in a dashed grey frame, stands the gradient that comes
# back along this arrow: 1 at f, then 2 at s and -2 at d, 2 at p and at c, and finally -8 at a and 6
# at b.*

# %% [markdown]
# ## 3 Gates
#
# A box that knows its own local slopes needs to know nothing about the rest of the graph. This
# makes it a perfect small object. We call it a *gate* and give each kind the same two methods:
#
# - `forward(...)` takes the inputs, returns the value, **and keeps in the object whatever
#   `backward` will need**;
# - `backward(dz)` takes the gradient of the output and returns the gradients of the inputs.
#
# Each gate in a graph is an object of its own, with its own memory: a graph with two products has
# two `MulGate` objects. `forward` comes first; `backward` answers for the **latest** `forward`, and
# may be asked more than once. Numbers and arrays are treated alike, entry by entry; `x`, `y` and
# `dz` are all numbers, or arrays of one shape.
#
# Deep-learning software is made in just this way. In *Caffe*, one of the first packages that many
# people used, every layer was a class with a forward and a backward routine, the same two for all
# of them; its sigmoid layer is your exercise 4 on big arrays. Who can write the two routines can
# add a layer of a new kind, and all others need not know.
#
# ### Exercise 1: AddGate (10 points)
#
# If one input of a sum grows by a little, by how much does the sum grow? And what does `backward`
# have to remember for that?

# %% nbgrader={"grade": false, "grade_id": "AddGate-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class AddGate:
    """A node that adds: z = x + y.

    Numbers, or arrays of one shape, entry by entry.
    """

    def forward(self, x, y):
        """Return z, and keep what backward needs (if anything)."""
        ### BEGIN SOLUTION
        return x + y
        ### END SOLUTION

    def backward(self, dz):
        """Return the pair (dx, dy), the gradients of the inputs; dz is the gradient of z."""
        ### BEGIN SOLUTION
        return dz, dz  # both local slopes are 1, whatever the inputs were
        ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "AddGate-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_AddGate():
    """The add gate of section 2, then an array."""
    gate = AddGate()
    z = gate.forward(-12.0, 10.0)
    assert z is not None, "forward returns nothing. Is there a return line?"
    assert np.shape(z) == () and abs(z - -2.0) < 1e-9, "-12 + 10 should be -2."
    answer = gate.backward(2.0)
    assert np.shape(answer) == (2,), "backward should return two gradients, one for each input."
    assert np.allclose(answer, (2.0, 2.0), rtol=0, atol=1e-9), (
        "With dz = 2 the table of section 2 has 2 for both inputs. What is the slope of a sum?")
    assert np.allclose(gate.forward(np.array([1.0, 2.0]), np.array([0.5, -3.0])), [1.5, -1.0]), (
        "Arrays should be added entry by entry.")
    dx, dy = gate.backward(np.array([4.0, -1.0]))
    assert np.shape(dx) == np.shape(dy) == (2,), "The gradients of arrays of shape (2,) are (2,)."
    print("AddGate: all visible checks passed.")


check_AddGate()

# %% nbgrader={"grade": true, "grade_id": "AddGate", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
# AddGate, 10 points.
# This cell is graded by tests that run after you hand in: other numbers, arrays, gates that are
# used again. Nothing to do here.

# %% [markdown]
# ### Exercise 2: MulGate (10 points)
#
# The local slopes of a product depend on the inputs of the forward pass. When `backward` is called
# these are long gone, unless the gate has kept them.

# %% nbgrader={"grade": false, "grade_id": "MulGate-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class MulGate:
    """A node that multiplies: z = x y.

    Numbers, or arrays of one shape, entry by entry.
    """

    def forward(self, x, y):
        """Return z, and keep what backward needs."""
        ### BEGIN SOLUTION
        self.x, self.y = x, y
        return x * y
        ### END SOLUTION

    def backward(self, dz):
        """Return the pair (dx, dy), the gradients of the inputs; dz is the gradient of z."""
        ### BEGIN SOLUTION
        return dz * self.y, dz * self.x  # the slope towards one input is the other input
        ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "MulGate-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_MulGate():
    """The multiply gate p = a b of section 2, then an array."""
    gate = MulGate()
    z = gate.forward(3.0, -4.0)
    assert z is not None, "forward returns nothing. Is there a return line?"
    assert np.shape(z) == () and abs(z - -12.0) < 1e-9, "3 times -4 should be -12."
    answer = gate.backward(2.0)
    assert np.shape(answer) == (2,), "backward should return two gradients, one for each input."
    assert np.allclose(answer, (-8.0, 6.0), rtol=0, atol=1e-9), (
        "With dz = 2 the table of section 2 has -8 and 6. How fast does x y grow when x grows?")
    assert np.allclose(gate.forward(np.array([1.0, 2.0]), np.array([0.5, -3.0])), [0.5, -6.0]), (
        "Arrays should be multiplied entry by entry.")
    dx, dy = gate.backward(np.array([4.0, -1.0]))
    assert np.shape(dx) == np.shape(dy) == (2,), "The gradients of arrays of shape (2,) are (2,)."
    print("MulGate: all visible checks passed.")


check_MulGate()

# %% nbgrader={"grade": true, "grade_id": "MulGate", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
# MulGate, 10 points.
# This cell is graded by tests that run after you hand in: other numbers, arrays, inputs of zero,
# several gates at work at the same time. Nothing to do here.

# %% [markdown]
# ### Exercise 3: MaxGate (10 points)
#
# $z = \max(x, y)$ follows the larger of the two and does not notice small movements of the smaller
# one. With arrays this is decided anew for **each entry**.
#
# At a tie, $x = y$, the function has a kink and no derivative. Software must still answer
# something. We allow every sensible answer: give all of `dz` to one input, or share it out, as long
# as nobody gets less than nothing and the two parts sum to `dz`.

# %% nbgrader={"grade": false, "grade_id": "MaxGate-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class MaxGate:
    """A node that takes the larger input: z = max(x, y).

    Numbers, or arrays of one shape, entry by entry.
    """

    def forward(self, x, y):
        """Return z, and keep what backward needs."""
        ### BEGIN SOLUTION
        self.x_wins = np.asarray(x) >= np.asarray(y)  # at a tie x gets all of it
        return np.maximum(x, y)
        ### END SOLUTION

    def backward(self, dz):
        """Return the pair (dx, dy), the gradients of the inputs; dz is the gradient of z.

        Where x and y are equal dz may be split in any way: two shares between 0 and dz with
        the sum dz.
        """
        ### BEGIN SOLUTION
        return np.where(self.x_wins, dz, 0.0), np.where(self.x_wins, 0.0, dz)
        ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "MaxGate-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_MaxGate():
    """max(4, 1), a tie, an array with one winner on each side."""
    gate = MaxGate()
    z = gate.forward(4.0, 1.0)
    assert z is not None, "forward returns nothing. Is there a return line?"
    assert np.shape(z) == () and abs(z - 4.0) < 1e-9, "max(4, 1) should be 4."
    answer = gate.backward(2.0)
    assert np.shape(answer) == (2,), "backward should return two gradients, one for each input."
    assert np.allclose(answer, (2.0, 0.0), rtol=0, atol=1e-9), (
        "With max(4, 1) and dz = 2 the gradients are 2 and 0: the larger input is followed, "
        "with slope 1, the smaller one is not noticed.")
    gate.forward(2.0, 2.0)
    assert abs(np.sum(gate.backward(1.0)) - 1.0) < 1e-9, (
        "At max(2, 2) split dz as you like, but let the two parts sum to dz.")
    assert np.allclose(gate.forward(np.array([1.0, 2.0]), np.array([0.5, 3.0])), [1.0, 3.0]), (
        "With arrays the larger one is found entry by entry.")
    dx, dy = gate.backward(np.array([4.0, -1.0]))
    assert np.shape(dx) == np.shape(dy) == (2,), "The gradients of arrays of shape (2,) are (2,)."
    print("MaxGate: all visible checks passed.")


check_MaxGate()

# %% nbgrader={"grade": true, "grade_id": "MaxGate", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
# MaxGate, 10 points.
# This cell is graded by tests that run after you hand in: other numbers, arrays, ties, several
# gates at work at the same time. Nothing to do here.

# %% [markdown]
# **Three patterns.** Look at your three `backward` methods, and you can read a graph without
# computing:
#
# - an *add* gate **hands on** what arrives, the same to everybody;
# - a *multiply* gate **swaps**: each input gets what arrives times the *other* input. A large
#   input makes its partner's gradient large, an input of 0 silences its partner;
# - a *max* gate **chooses**: the winner gets everything, the loser nothing.
#
# **Where a max gate decides about learning.** The *support vector machine*, a classifier from
# before the deep years, has for a point $x$ with the label $y = \pm 1$ the cost
# $\max(0,\; 1 - y\,(w^{\mathsf T} x + b))$. As a graph: multiply gates and add gates up to the sum,
# one more multiply by $-y$, plus 1, and at the end a max gate against the constant 0. If the point
# is on its right side with room to spare, the constant wins and *no* gradient at all gets back to
# $w$: only points that are wrong, or right too narrowly, have a say. (ReLU, $\max(0, z)$, in
# problem set 8 is the same gate.)
#
# ### Exercise 4: SigmoidGate (10 points)
#
# A gate may be as large as you like, if you know its slope. Take the sigmoid apart, at $x = 1$:
#
# $$ x = 1 \;\xrightarrow{\;\cdot(-1)\;}\; -1 \;\xrightarrow{\;\exp\;}\; 0.37
#    \;\xrightarrow{\;+1\;}\; 1.37 \;\xrightarrow{\;1/\cdot\;}\; 0.73 $$
#
# and walk back with the local slopes $-1/u^2$ at $u = 1.37$, then $1$, then $e^{-1} = 0.37$, then
# $-1$:
#
# $$ 0.20 \;\xleftarrow{\;\cdot(-1)\;}\; -0.20 \;\xleftarrow{\;\cdot 0.37\;}\; -0.53
#    \;\xleftarrow{\;\cdot 1\;}\; -0.53 \;\xleftarrow{\;\cdot(-1/1.37^2)\;}\; 1 . $$
#
# Four gates, four slopes, and in the end the slope of the sigmoid at $x = 1$, for which problem set
# 3 found a short formula. So we make the four gates one. This is not only shorter: there is less to
# keep, and $1/(1+e^{-x})$ can be computed in a way that survives $x = -1000$, as `sigmoid` below
# does.
#
# A `SigmoidGate` has one input, so its `backward` returns **one** gradient, not a tuple.

# %% nbgrader={"grade": false, "grade_id": "given-sigmoid", "locked": true, "schema_version": 3, "solution": false, "task": false}
def sigmoid(x):
    """Squash each entry of x, of any shape, into (0, 1)."""
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))  # never overflows
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


# %% nbgrader={"grade": false, "grade_id": "SigmoidGate-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class SigmoidGate:
    """A node that squashes: z = sigmoid(x).

    A number, or an array of any shape, entry by entry.
    """

    def forward(self, x):
        """Return z, and keep what backward needs."""
        ### BEGIN SOLUTION
        self.z = sigmoid(x)
        return self.z
        ### END SOLUTION

    def backward(self, dz):
        """Return dx, the gradient of the input; dz is the gradient of z."""
        ### BEGIN SOLUTION
        return dz * self.z * (1 - self.z)  # the output is all that the slope needs
        ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "SigmoidGate-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_SigmoidGate():
    """Value and slope at 1, to five decimals, then an array."""
    gate = SigmoidGate()
    z = gate.forward(1.0)
    assert z is not None, "forward returns nothing. Is there a return line?"
    assert np.shape(z) == () and abs(z - 0.73106) < 5.1e-6, "sigmoid(1) should be 0.73106."
    answer = gate.backward(-2.0)
    assert not isinstance(answer, tuple | list), "One input, one gradient: return it alone."
    assert np.shape(answer) == (), "The gradient of a number is a number."
    assert abs(answer - -0.39322) < 5.1e-6, (
        "With dz = -2 the gradient at x = 1 is -0.39322, that is -2 times 0.19661. "
        "At which place is the slope taken?")
    assert np.shape(gate.forward(np.array([1.0, 2.0]))) == (2,), "Arrays: entry by entry."
    assert np.shape(gate.backward(np.array([4.0, -1.0]))) == (2,), (
        "The gradient of an array of shape (2,) has the shape (2,).")
    print("SigmoidGate: all visible checks passed.")


check_SigmoidGate()

# %% nbgrader={"grade": true, "grade_id": "SigmoidGate", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
# SigmoidGate, 10 points.
# This cell is graded by tests that run after you hand in: other numbers, arrays, extreme values,
# several gates at work at the same time. Nothing to do here.

# %% [markdown]
# ## 4 Branches add up
#
# What if one value is used in two places? In $f = x\,y + x$ the arrow of $x$ **branches**: one
# branch ends in the product, one in the sum. Moving $x$ moves $f$ in both ways at once, and problem
# set 1 told us what to do with two paths: *add*.
#
# $$ \frac{\partial f}{\partial x} =
#    \underbrace{\frac{\partial f}{\partial p} \frac{\partial p}{\partial x}}_{\text{through } p = x y}
#    + \underbrace{1}_{\text{directly}} . $$
#
# So each branch brings a gradient back, and at the place where the branches part **the gradients
# add**. It is the one rule of the game that no gate can follow for you, because no gate sees it:
# *you* hold the two numbers in your hands. If the second is stored in the variable that still held
# the first, half of the gradient is lost and nothing complains.

# %% tags=["plot"]
draw_graph("f = x y + x: the gradient of x is what comes back on both branches", {
    "x": (0, 2.4, "$x$", False), "y": (0, 0, "$y$", False), "p": (3, 0.7, r"$\times$", True),
    "f": (6, 1.8, "$+$", True), "out": (7.8, 1.8, "$f$", False),
}, [
    ("x", "p", "same value", "first", 0.45), ("y", "p", "value", "gradient", 0.4),
    ("x", "f", "same value", "second", 0.5), ("p", "f", "value", "gradient", 0.5),
    ("f", "out", "value", "1", 0.5),
], size=(9.0, 4.0))

# %% [markdown]
# *Drawing: two arrows leave x, one for a multiply box that it shares with y, one past it for the
# add box behind. Both carry the same value forwards. Backwards they carry two different gradients,
# marked "first" and "second", which meet in x.*
#
# ### Exercise 5: branch_example (10 points)
#
# Run $f = x\,y + x$ forwards and backwards with a `MulGate` and an `AddGate`.

# %% nbgrader={"grade": false, "grade_id": "branch_example-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def branch_example(x, y):
    """Value and gradient of f = x y + x.

    Parameters
    ----------
    x, y : float, or ndarrays of one shape
        With arrays every entry is an example of its own.

    Returns
    -------
    f, dfdx, dfdy : tuple
        Each with the shape of x and y.
    """
    ### BEGIN SOLUTION
    product, total = MulGate(), AddGate()
    f = total.forward(product.forward(x, y), x)
    dp, dx_direct = total.backward(np.ones_like(x, dtype=float))  # df/df = 1, in every entry
    dx_product, dy = product.backward(dp)
    return f, dx_product + dx_direct, dy  # x is used twice: its gradients add
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "branch_example-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_branch_example():
    """x = 3, y = 4."""
    answer = branch_example(3.0, 4.0)
    assert np.shape(answer) == (3,), "Return three numbers: f, df/dx, df/dy."
    f, dfdx, dfdy = answer
    assert abs(f - 15.0) < 1e-9, "3 times 4, plus 3, should be 15."
    assert abs(dfdy - 3.0) < 1e-9, "df/dy should be 3: the product swaps."
    assert abs(dfdx - 5.0) < 1e-9, (
        "df/dx should be 5. x is used twice: what comes back on each of the two branches?")
    print("branch_example: all visible checks passed.")


check_branch_example()

# %% nbgrader={"grade": true, "grade_id": "branch_example", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
# branch_example, 10 points.
# This cell is graded by tests that run after you hand in: other numbers, arrays, difference
# quotients. Nothing to do here.

# %% [markdown]
# ## 5 On paper (question M7, 5 points)
#
# Draw the computational graph of $f(x, y, z) = (x + y)\,z$ at $x = -2$, $y = 5$, $z = -4$. Write on
# every arrow the value that travels forwards and the gradient that comes back. Then say in one
# sentence how you can test the gradient of $z$ with nothing but the formula for $f$.
#
# You may draw with characters, or list the arrows one per line ("from ... to ..., value ...,
# gradient ...").

# %% [markdown] nbgrader={"grade": true, "grade_id": "written-graph-on-paper", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# Two gates: an add gate makes $q = x + y$, a multiply gate makes $f = q\,z$.
#
# | arrow | value forwards | gradient backwards |
# |---|---:|---:|
# | multiply gate to the result $f$ | -12 | 1 |
# | add gate to multiply gate ($q$) | 3 | -4 |
# | $z$ to multiply gate | -4 | 3 |
# | $x$ to add gate | -2 | -4 |
# | $y$ to add gate | 5 | -4 |
#
# The multiply gate swaps: $\partial f/\partial q = z = -4$ and $\partial f/\partial z = q = 3$. The
# add gate hands on the $-4$ to both of its inputs.
#
# Test: move $z$ a little, say to $-3.99$; then $f = 3 \cdot (-3.99) = -11.97$, a rise of 0.03, which
# is 3 times the movement of 0.01. (Or to both sides, or any other small step.)
#
# ### BEGIN MARK SCHEME
# **Mark scheme**
#
# - 1: the right graph, two gates, each with its two inputs (in any form of drawing).
# - 1: the values 3 and -12.
# - 1: the gradients -4 for $q$ and 3 for $z$ (not the other way round), from a start with 1.
# - 1: the gradients -4 and -4 for $x$ and $y$.
# - 1: a difference quotient in $z$, in words or numbers, with $x$ and $y$ held fixed.
# - A slip in one gate that is carried on rightly loses only the mark of that gate.
# ### END MARK SCHEME
# ### END SOLUTION

# %% [markdown]
# ## 6 A neuron as a graph
#
# The neuron of problem set 3, with its bias as a third weight, is a graph of five gates:
#
# $$ f = \sigma(w_0 x_0 + w_1 x_1 + w_2). $$
#
# With $w = (2, -3, -3)$ and $x = (-1, -2)$ the products are $-2$ and $6$, the sum is $1$ and
# $f = \sigma(1) = 0.73$. Backwards, the sigmoid gate sends $0.20$, which all add gates hand on
# unchanged; so $0.20$ arrives at both products, and these swap:
#
# $$ \frac{\partial f}{\partial x_0} = \underbrace{w_0}_{2} \cdot 0.20 = 0.39, \qquad
#    \frac{\partial f}{\partial w_0} = \underbrace{x_0}_{-1} \cdot 0.20 = -0.20 . $$
#
# **Do not compute with rounded numbers.** Two times $0.20$ is $0.40$, and this is what you will read
# on some slides. The slope is 0.19661, and two times that is 0.39322. Round when you write a
# number down, and never before.

# %% tags=["plot"]
draw_graph("The sigmoid neuron at w = (2, -3, -3), x = (-1, -2)", {
    "w0": (0, 5.8, "$w_0$", False), "x0": (0, 4.4, "$x_0$", False), "w1": (0, 3, "$w_1$", False),
    "x1": (0, 1.6, "$x_1$", False), "w2": (0, 0, "$w_2$", False),
    "p0": (2.4, 5.1, r"$\times$", True), "p1": (2.4, 2.3, r"$\times$", True),
    "s": (4.5, 3.7, "$+$", True), "t": (6.5, 2.4, "$+$", True),
    "f": (8.2, 2.4, r"$\sigma$", True), "out": (9.8, 2.4, "$f$", False),
}, [
    ("w0", "p0", "2", "-0.20", 0.4), ("x0", "p0", "-1", "0.39", 0.4),
    ("w1", "p1", "-3", "-0.39", 0.4), ("x1", "p1", "-2", "-0.59", 0.4),
    ("p0", "s", "-2", "0.20", 0.5), ("p1", "s", "6", "0.20", 0.5), ("s", "t", "4", "0.20", 0.5),
    ("w2", "t", "-3", "0.20", 0.5), ("t", "f", "1", "0.20", 0.5), ("f", "out", "0.73", "1", 0.5),
], size=(9.6, 6.4))

# %% [markdown]
# *Drawing: w0 and x0 meet in a multiply box (value -2), w1 and x1 in another (value 6); both go into
# an add box (4), this and w2 into a second one (1), then comes the sigmoid box (0.73). The gradients
# below the values: 1 at f, 0.20 on every arrow between the sigmoid and the products and at w2; -0.20
# at w0, 0.39 at x0, -0.39 at w1, -0.59 at x1. All rounded to two decimals.*
#
# ### Exercise 7: sigmoid_graph (20 points)
#
# Build this graph from your gates and run it forwards and backwards.

# %% nbgrader={"grade": false, "grade_id": "sigmoid_graph-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sigmoid_graph(w, x):
    """Value and gradients of f = sigmoid(w[0] x[0] + w[1] x[1] + w[2]).

    Parameters
    ----------
    w : ndarray, shape (3,)
        Two weights and the bias.
    x : ndarray, shape (2,)

    Returns
    -------
    f : float
    dw : ndarray, shape (3,)
        Derivative of f with respect to each entry of w.
    dx : ndarray, shape (2,)
        Derivative of f with respect to each entry of x.
    """
    ### BEGIN SOLUTION
    product0, product1, squash = MulGate(), MulGate(), SigmoidGate()
    inner, outer = AddGate(), AddGate()
    p0 = product0.forward(w[0], x[0])
    p1 = product1.forward(w[1], x[1])
    f = squash.forward(outer.forward(inner.forward(p0, p1), w[2]))
    # the same gates, from the last to the first
    d_inner, dw2 = outer.backward(squash.backward(1.0))
    dp0, dp1 = inner.backward(d_inner)
    dw0, dx0 = product0.backward(dp0)
    dw1, dx1 = product1.backward(dp1)
    return float(f), np.array([dw0, dw1, dw2]), np.array([dx0, dx1])
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "sigmoid_graph-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_sigmoid_graph():
    """The numbers of the drawing, to five decimals."""
    w, x = np.array([2.0, -3.0, -3.0]), np.array([-1.0, -2.0])
    answer = sigmoid_graph(w, x)
    assert isinstance(answer, tuple | list) and len(answer) == 3, "Return f, dw and dx."
    f, dw, dx = answer
    assert np.shape(f) == (), "f should be one number."
    assert abs(f - 0.73106) < 5.1e-6, "f should be 0.73106, the sigmoid of 1."
    assert np.shape(dw) == (3,), f"dw should have the shape of w, (3,); yours has {np.shape(dw)}."
    assert np.shape(dx) == (2,), f"dx should have the shape of x, (2,); yours has {np.shape(dx)}."
    assert np.allclose(dw, [-0.19661, -0.39322, 0.19661], rtol=0, atol=5.1e-6), (
        "dw should be (-0.19661, -0.39322, 0.19661). Compare with the drawing, arrow by arrow; "
        "if only the third or fourth decimal differs, something was rounded too early.")
    assert np.allclose(dx, [0.39322, -0.58984], rtol=0, atol=5.1e-6), (
        "dx should be (0.39322, -0.58984). Which factor does a product send to x?")
    print("sigmoid_graph: all visible checks passed.")


check_sigmoid_graph()

# %% nbgrader={"grade": true, "grade_id": "sigmoid_graph", "locked": true, "points": 20, "schema_version": 3, "solution": false, "task": false}
# sigmoid_graph, 20 points.
# This cell is graded by tests that run after you hand in: more digits, other weights and inputs,
# extreme values, difference quotients. Nothing to do here.

# %% [markdown]
# ## 7 Vectors on the arrows
#
# The arrows may carry whole vectors and matrices, and nothing changes: each node multiplies what
# arrives by its local slopes. Take the squared length of $W x$:
#
# $$ q = W x, \qquad f = \|q\|^2 = \sum_i q_i^2, \qquad W \in \mathbb{R}^{m \times d},\;
#    x \in \mathbb{R}^{d}. $$
#
# (Here, and only here, $x$ is *one* column and the matrix stands on its left, as most books on
# vectors have it. In our networks samples are rows, and the matrix stands on the right.)
#
# *The square node.* $q_i$ occurs in $f$ once, as $q_i^2$; so $\partial f/\partial q_i = 2 q_i$.
#
# *The product node, towards $W$.* Written out, $q_i = \sum_j W_{ij} x_j$. The entry $W_{ij}$ occurs
# in $q_i$ alone, with the factor $x_j$. One path:
#
# $$ \frac{\partial f}{\partial W_{ij}} = \frac{\partial f}{\partial q_i}\, x_j . $$
#
# *The product node, towards $x$.* The entry $x_j$ occurs in **every** $q_i$, with the factor
# $W_{ij}$. This is a branch, with $m$ arms, and branches add:
#
# $$ \frac{\partial f}{\partial x_j} = \sum_i \frac{\partial f}{\partial q_i}\, W_{ij} . $$
#
# Now find the matrix expressions. The proof-reader is the shape: a gradient has the shape of its
# variable, so $\partial f/\partial W$ is `(m, d)` and $\partial f/\partial x$ is `(d,)`. With
# $m \neq d$ there is hardly more than one way to make that fit. With $m = d$ there are several, and
# you need the indices.
#
# ### Exercise 8: norm_graph (10 points)

# %% nbgrader={"grade": false, "grade_id": "norm_graph-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def norm_graph(W, x):
    """Value and gradients of f = sum((W x)**2).

    Parameters
    ----------
    W : ndarray, shape (m, d)
    x : ndarray, shape (d,)

    Returns
    -------
    f : float
    dW : ndarray, shape (m, d)
        Derivative of f with respect to each entry of W.
    dx : ndarray, shape (d,)
        Derivative of f with respect to each entry of x.
    """
    ### BEGIN SOLUTION
    q = W @ x  # (m,)
    f = float(np.sum(q**2))
    dq = 2 * q  # (m,)
    dW = np.outer(dq, x)  # (m, d): entry i, j is dq[i] x[j]
    dx = W.T @ dq  # (d,): x[j] is used in every q[i], so the arms are summed
    return f, dW, dx
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "norm_graph-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_norm_graph():
    """A 2 by 2 matrix whose numbers can be followed by hand."""
    W, x = np.array([[0.1, 0.5], [-0.3, 0.8]]), np.array([0.2, 0.4])
    answer = norm_graph(W, x)
    assert isinstance(answer, tuple | list) and len(answer) == 3, "Return f, dW and dx."
    f, dW, dx = answer
    assert np.shape(f) == () and abs(f - 0.116) < 1e-9, "q is (0.22, 0.26), so f should be 0.116."
    assert np.shape(dW) == (2, 2), f"dW should have the shape of W; yours has {np.shape(dW)}."
    assert np.allclose(dW, [[0.088, 0.176], [0.104, 0.208]], rtol=0, atol=1e-9), (
        "dW should be [[0.088, 0.176], [0.104, 0.208]]. Entry i, j is made of q[i] and x[j].")
    assert np.shape(dx) == (2,), f"dx should have the shape of x, (2,); yours has {np.shape(dx)}."
    assert np.allclose(dx, [-0.112, 0.636], rtol=0, atol=1e-9), (
        "dx should be (-0.112, 0.636). Which index of W is summed over?")
    print("norm_graph: all visible checks passed.")


check_norm_graph()

# %% nbgrader={"grade": true, "grade_id": "norm_graph", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
# norm_graph, 10 points.
# This cell is graded by tests that run after you hand in: matrices that are not square, one row,
# one column, difference quotients. Nothing to do here.

# %% [markdown]
# ## 8 Checking a gradient
#
# You now have two ways to a gradient:
#
# | | numerical: difference quotients | analytic: backwards through the graph |
# |---|---|---|
# | cost | slow: two forward passes for **every** parameter | fast: one pass back for all of them |
# | accuracy | approximate | exact up to rounding |
# | programming | easy, hardly a chance to go wrong | error-prone |
#
# A small digit classifier, 784-100-10, has 79,510 parameters: 159,020 forward passes for a
# single numerical gradient. So one *trains* with the analytic gradient. But one **checks** it with
# the numerical one, on a small example, before trusting it.
#
# ### 8.1 Two points, and how far apart
#
# You know the central difference from problem set 1. It takes a point on **both** sides:
#
# $$ \frac{f(x + h) - f(x - h)}{2h} = f'(x) + \frac{h^2}{6} f'''(x) + \dots, \qquad
#    \frac{f(x + h) - f(x)}{h} = f'(x) + \frac{h}{2} f''(x) + \dots $$
#
# The one-sided quotient has an error that falls with $h$, the central one with $h^2$. But $h$ must
# not be too small either: $f(x+h)$ and $f(x-h)$ agree in ever more digits, the subtraction cancels
# them, and the rounding error of $f$, about $10^{-16}$ of its size, is divided by $h$. The first
# error wants a small $h$, the second a large one. In float64 the compromise is near $10^{-5}$, and
# leaves ten or eleven good digits. In float32, with its seven digits, the best one can get is four or
# five, and not with this $h$: **check gradients in float64.**

# %% nbgrader={"grade": false, "grade_id": "given-numerical_gradient", "locked": true, "schema_version": 3, "solution": false, "task": false}
def numerical_gradient(f, x, h=1e-5):
    """Central differences of f, a function to a number, for each entry of x, of any shape."""
    x = np.array(x, dtype=float)  # a float copy: the caller's x stays as it is
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        middle = x[place]
        x[place] = middle + h
        above = f(x.copy())
        x[place] = middle - h
        below = f(x.copy())
        x[place] = middle
        gradient[place] = (above - below) / (2 * h)
    return gradient


# %% tags=["plot"]
def plot_difference_errors():
    """Plot the error of three difference quotients of sin against h."""
    import matplotlib.pyplot as plt

    steps = 10.0 ** np.arange(-12, 0.01, 0.25)

    def error(kind, one_sided=False):
        x, h = kind(0.8), steps.astype(kind)
        below, width = (np.sin(x), h) if one_sided else (np.sin(x - h), 2 * h)
        quotient = (np.sin(x + h) - below) / width
        return np.maximum(np.abs(quotient.astype(float) - np.cos(0.8)), 1e-13)

    fig, ax = plt.subplots(figsize=(7, 4.2))
    ax.loglog(steps, error(np.float64), "-", color="black", marker="o", markersize=4,
              label="central, float64")
    ax.loglog(steps, error(np.float64, one_sided=True), "--", color="black", marker="^",
              markersize=4, label="one-sided, float64")
    ax.loglog(steps, error(np.float32), ":", color="0.45", marker="s", markersize=4,
              label="central, float32")
    ax.set(xlabel="h", ylabel="error of the slope", title="The slope of sin at 0.8")
    ax.legend()
    plt.show()


plot_difference_errors()

# %% [markdown]
# *Drawing: error of three difference quotients against h, both axes logarithmic. Each curve is a
# valley: on its right side the formula is too coarse, on its ragged left side rounding takes over.
# The central difference in float64 (solid, circles) reaches about 1e-11 near h = 1e-5; the one-sided
# one (dashed, triangles) only about 1e-8, near h = 1e-8; in float32 (dotted, squares) the best is
# about 1e-5, near h = 1e-2.*

# %% [markdown]
# ### 8.2 One number for the disagreement
#
# Let $a$ be the analytic gradient and $n$ the numerical one. Is a difference of $10^{-6}$ good? If
# the gradient is about 1, yes; if it is about $10^{-6}$, it is a disaster. So we compare
# **relatively**, entry by entry, and let the **worst** entry speak:
#
# $$ \text{error} = \max_i \; \frac{|a_i - n_i|}{\max(10^{-8},\; |a_i| + |n_i|)} . $$
#
# - The absolute values keep errors of opposite signs from cancelling.
# - The maximum keeps one bad entry from hiding among a thousand good ones, as it would in a mean.
# - The $10^{-8}$ keeps 0 against 0 from becoming $0/0$, and 0 against the rounding noise of
#   $10^{-12}$ from looking like a huge error.
#
# Other forms of the same idea are just as good: the larger of $|a_i|$ and $|n_i|$ in the
# denominator, or lengths of vectors, $\|a - n\| / (\|a\| + \|n\|)$. Not good is
# $\big|\,\|a\| - \|n\|\,\big|$: two arrows of the same length may point in opposite directions.
#
# How to read the result, for $h = 10^{-5}$ in float64:
#
# | error | what it means |
# |---|---|
# | below $10^{-7}$ | the gradient is right |
# | about $10^{-5}$ | look closer: a very curved function, a kink nearby, or float32 somewhere |
# | above $10^{-2}$ | almost certainly wrong |
#
# A wrong sign gives 1, a forgotten factor 2 gives 1/3. And mind the *kinks*: where a max gate
# changes its mind between $x - h$ and $x + h$, both gradients may be fine and still disagree.
#
# ### Exercise 9: gradient_check (15 points)

# %% nbgrader={"grade": false, "grade_id": "gradient_check-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_check(f, grad, x, h=1e-5):
    """How far a gradient is from the central differences of f, as one relative number.

    Parameters
    ----------
    f : function
        Takes an array with the shape of x, returns a number.
    grad : ndarray
        The gradient of f at x to be checked; it has the shape of x.
    x : ndarray of any shape
        May hold whole numbers. Left unchanged.
    h : float
        How far the central differences go to each side.

    Returns
    -------
    error : float
        As in 8.2. Numbers below 1e-8 count as noise: the denominator is never smaller than that.
        A ratio of lengths instead of the worst entry is accepted.
    """
    ### BEGIN SOLUTION
    numerical = numerical_gradient(f, x, h)
    size = np.abs(grad) + np.abs(numerical)
    return float(np.max(np.abs(grad - numerical) / np.maximum(1e-8, size)))
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "gradient_check-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_gradient_check():
    """A right gradient, one with a wrong entry, a constant function."""

    def f(x):
        return float(np.sum(x**3))

    x = np.array([1.0, -2.0, 0.5])
    right = 3 * x**2
    error = gradient_check(f, right, x)
    assert error is not None, "gradient_check returns nothing. Is there a return line?"
    assert np.shape(error) == (), "The error should be a single number."
    assert 0 <= error < 1e-7, f"This gradient is right, but the error is {float(error):.1e}."
    assert np.array_equal(x, [1.0, -2.0, 0.5]), "gradient_check has changed x."
    for factor, what in ((-1, "the wrong sign"), (2, "a factor of 2 too much")):
        wrong = right * np.array([1.0, factor, 1.0])
        error = gradient_check(f, wrong, x)
        assert error > 1e-2, f"The second entry has {what}, but the error is {float(error):.1e}."
    error = gradient_check(lambda x: 7.0, np.zeros(3), x)
    assert np.isfinite(error) and abs(error) < 1e-7, (
        "For a constant function both gradients are 0, and the error should be 0.")
    print("gradient_check: all visible checks passed.")


check_gradient_check()

# %% nbgrader={"grade": true, "grade_id": "gradient_check", "locked": true, "points": 15, "schema_version": 3, "solution": false, "task": false}
# gradient_check, 15 points.
# This cell is graded by tests that run after you hand in: other functions, right and wrong
# gradients of many sizes and shapes, other h. Nothing to do here.

# %% [markdown]
# Now check the gradients of your own graphs, for every $h$ from $10^{-10}$ to $0.1$. *You should see
# a valley (solid, circles) for the gradient as it is, which goes down to about 1e-11 near
# h = 1e-5; and a flat line (dashed, crosses) at 1/3 for the same gradient with one entry doubled.
# No choice of h makes a wrong gradient look right; a bad choice makes a right one look doubtful.*

# %% tags=["plot"]
def plot_check_against_h():
    """Plot gradient_check of sigmoid_graph against h, for a right and a wrong gradient."""
    import matplotlib.pyplot as plt

    W, x = np.array([[0.1, 0.5], [-0.3, 0.8]]), np.array([0.2, 0.4])
    weights = np.array([2.0, -3.0, -3.0])

    def value(w):
        return float(sigmoid_graph(w, np.array([-1.0, -2.0]))[0])

    right = np.asarray(sigmoid_graph(weights, np.array([-1.0, -2.0]))[1])
    wrong = right * np.array([1.0, 2.0, 1.0])
    steps = 10.0 ** np.arange(-10, -0.9, 0.5)
    good = [gradient_check(value, right, weights, h) for h in steps]
    bad = [gradient_check(value, wrong, weights, h) for h in steps]
    fig, ax = plt.subplots(figsize=(7, 4.2))
    ax.loglog(steps, good, "-", color="black", marker="o", markersize=4, label="dw as it is")
    ax.loglog(steps, bad, "--", color="black", marker="x", markersize=6, label="one entry doubled")
    ax.set(xlabel="h", ylabel="gradient_check", title="Checking the gradient of sigmoid_graph")
    ax.legend()
    plt.show()
    error = gradient_check(lambda V: float(norm_graph(V, x)[0]), norm_graph(W, x)[1], W)
    print(f"norm_graph, dW, h = 1e-5: {error:.1e}")


try:
    plot_check_against_h()
except NotImplementedError:
    print("The curves appear here once the gates, the graphs and gradient_check are written.")
except Exception as error:  # an unfinished solution should not stop the notebook
    print(f"No curves yet ({type(error).__name__}): please look at the checks above first.")

# %% [markdown]
# ## 9 What the big libraries do
#
# You have written, in small, what TensorFlow, PyTorch and JAX are at heart. Every operation they
# offer, from `+` to whole layers, ReLU, softmax and cross-entropy among them, comes with its
# backward rule. You write only the forward pass; the library walks the graph backwards for you and
# adds up the branches. This is called **automatic differentiation**. It is neither the numerical
# nor the symbolic kind: no difference quotients, and no formula for the derivative is ever written
# down, only its numbers.
#
# When you read older code you will meet the first version of *TensorFlow*, for some years the most
# popular of them. It kept drawing and computing apart. First one described the graph: a
# *placeholder* is an input that will be filled in later (the training data), a *variable* is an
# input that the graph keeps and learning changes (the weights). Nothing is computed yet. Only a
# *session* runs the graph, on a processor or on a **GPU**, which does many thousand equal operations
# at once and is what made deep learning practical. Later versions, like PyTorch, note the graph
# down while your ordinary code runs.
#
# Whatever the library, *the forward pass saves what the backward pass needs*. This is why training
# takes so much more memory than using a trained network: every gate keeps its values until the
# gradients have passed.

# %% [markdown]
# ## Check yourself
#
# No points; an answer folds out below each question.
#
# 1. Which of your four gates must remember nothing, and which one needs only its output?
#    <details><summary>answer</summary>The add gate remembers nothing: its slopes are 1 whatever came
#    in. The sigmoid gate needs only its output. The multiply gate needs both inputs, the max gate
#    needs to know who won.</details>
# 2. In a long product of five factors one factor is 0. Which factors get a gradient that is not
#    zero, at most?
#    <details><summary>answer</summary>Only the factor that is 0: each factor's gradient is the
#    product of all others, and all but this one contain the zero.</details>
# 3. Start with a number $x$ and replace it twenty times by $x \cdot x$. How many paths lead from $x$
#    to the result, and how often does backpropagation call `backward`?
#    <details><summary>answer</summary>Each gate doubles the number of paths: 2 to the power 20, about
#    a million. Twenty calls are enough, because the sum of all paths up to a gate is kept as one
#    number. That is the dynamic programming.</details>
# 4. `gradient_check` gives 1.0 for a gradient. What is your first guess?
#    <details><summary>answer</summary>A sign: some entry is the negative of what it should be. (Or an
#    entry is 0 that should not be: this also gives 1.)</details>
# 5. Your colleague checks with h = 1e-12, "to be extra exact", and finds an error of 1e-4. What do
#    you say?
#    <details><summary>answer</summary>This is the left side of the valley: the rounding error of f,
#    divided by h. Try 1e-5 before you search for a mistake.</details>
