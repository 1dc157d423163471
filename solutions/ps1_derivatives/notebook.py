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
# # Problem set 1: derivatives, the chain rule, and a second opinion
#
# A network learns by asking one question over and over: *if this number moves a little, what happens
# to the cost?* The answer is a derivative, and nearly everything in this course is the art of
# computing very many of them without doing any work twice. Here we sharpen the tools on functions
# so small that every number can be checked by hand.
#
# **After this problem set you can**
#
# - say in one sentence, and in one formula, what a slope tells you about a small step;
# - differentiate polynomials, $e^x$, $\ln x$, products, quotients and functions of functions;
# - multiply the slopes along a chain, each taken at its own input, and add them where two ways lead
#   from $x$ to $z$;
# - know the shape of a derivative before you compute it;
# - get a second opinion on any derivative by a difference quotient, and choose its step with reason.
#
# | exercise | what you write | points |
# |---|---|---:|
# | 1 | `numerical_derivative(f, x, h=1e-5)` | 20 |
# | 2 | `chain_example(x)` | 20 |
# | 3 | `two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx)` | 15 |
# | 4 | `vector_derivative(x)` | 10 |
# | 5 | `scalar_gradient(x)` | 10 |
# | 6 | `numerical_gradient(f, x, h=1e-5)` | 15 |
# | 7 | on paper: find the slip in a slide | 10 |
#
# The check cell below each exercise tells you at once whether the numbers of the text come out.
# After you hand in, further tests try other functions, other places and other shapes. Every
# exercise is marked by itself, and none of them needs another one.

# %% [markdown]
# ## Conventions
#
# | | |
# |---|---|
# | letters, here only | $x$ goes in, $y$ stands between, $z$ comes out; $h$ is the step of a quotient |
# | from set 2 on | $Z$ is the weighted sum that reaches a unit, $A$ what the unit sends on, $Y$ its target |
# | numbers | results are float64; whole numbers may come in, alone or as integer arrays |
# | elementwise | a number or an array of any shape goes in, the same shape comes out |
# | gradient | the derivative of **one number** by an array has the **shape of that array** |
# | manners | nothing that is passed in is changed; results are new |
# | $\ln$ | the natural logarithm; in numpy it is called `np.log` |
#
# For a single number it does not matter whether you return a float or a 0-d array.

# %% tags=["setup"]
import numpy as np

# %% [markdown]
# ## 1 What a slope tells you
#
# Walk from $x$ to $x + h$ and look how far the function has risen. Rise over run is the **average
# slope** on the way, the slope of the *secant*, the straight line through the two points. Let the
# second point come ever closer, and the secant turns into the *tangent*. Its slope is the
# **derivative**:
#
# $$ f'(x) = \lim_{h \to 0} \frac{f(x + h) - f(x)}{h}. $$
#
# Do it once by hand, for $f(x) = x^3$:
#
# $$ \frac{(x + h)^3 - x^3}{h} = \frac{3 x^2 h + 3 x h^2 + h^3}{h} = 3 x^2 + 3 x h + h^2
#    \;\longrightarrow\; 3 x^2. $$
#
# **The meaning** is the definition read backwards. For a small step $\Delta$,
#
# $$ f(x + \Delta) \approx f(x) + f'(x)\, \Delta. $$
#
# *The slope is the exchange rate from a small change of the input to the change of the output.*
# For $x^3$ at $x = 1$, where $f(1) = 1$ and the slope is 3:
#
# | step $\Delta$ | predicted $1 + 3 \Delta$ | true $(1 + \Delta)^3$ | off by |
# |---:|---:|---:|---:|
# | 0.1 | 1.3 | 1.331 | 0.031 |
# | 0.01 | 1.03 | 1.030301 | 0.000301 |
# | 0.001 | 1.003 | 1.003003001 | 0.000003001 |
# | -0.01 | 0.97 | 0.970299 | 0.000299 |
#
# A step ten times smaller makes the prediction a hundred times better. That is what "the slope at
# this point" promises, and all that it promises: nothing about large steps, and nothing about other
# points. It also tells in which direction to go if you want *less* of $f$: against the sign of the
# slope. This is how networks learn, from problem set 3 on.
#
# **One thing, many names.** With $y = f(x)$ you will meet
#
# | | |
# |---|---|
# | $f'(x)$ | the derivative as a function of $x$ |
# | $\dfrac{df}{dx}$, $\dfrac{dy}{dx}$ | the same; says *what* is differentiated *by what*, so we prefer it |
# | $\left.\dfrac{dy}{dx}\right\rvert_{x=1}$, $f'(1)$ | its value at one place, a number |
# | $\dfrac{\partial f}{\partial x_1}$ | $f$ has several inputs; only $x_1$ moves and the others stay |
# | $\dot f$, $D f$ | the same again, in physics and in mathematics |
#
# $\dfrac{dy}{dx}$ is one symbol, not a fraction. But it comes from fractions, and it remembers.

# %% tags=["plot"]
def draw_slopes():
    """Draw secants of x^3 that turn into the tangent, and a secant to both sides."""
    import matplotlib.pyplot as plt

    x = np.linspace(-0.1, 2.1, 200)
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 4.2), sharey=True)
    axes[0].set_title("from $x$ to $x + h$")
    axes[1].set_title("from $x - h$ to $x + h$")
    for h, style in ((0.9, ":"), (0.5, "-.")):
        slope = ((1 + h) ** 3 - 1) / h
        label = f"secant, $h = {h}$: slope {slope:.2f}"
        axes[0].plot(x, 1 + slope * (x - 1), style, color="0.3", label=label)
        axes[0].plot(1 + h, (1 + h) ** 3, "s", color="0.3", markersize=5)
        low, high = (1 - h) ** 3, (1 + h) ** 3
        slope = (high - low) / (2 * h)
        label = f"secant, $h = {h}$: slope {slope:.2f}"
        axes[1].plot(x, low + slope * (x - 1 + h), style, color="0.3", label=label)
        axes[1].plot([1 - h, 1 + h], [low, high], "s", color="0.3", markersize=5)
    for ax in axes:
        ax.plot(x, x**3, "-", color="black", linewidth=2, label="$f(x) = x^3$")
        ax.plot(x, 1 + 3 * (x - 1), "--", color="black", label="tangent at 1: slope 3")
        ax.plot(1, 1, "o", color="black", markersize=7)
        ax.set(xlabel="$x$", ylim=(-2.5, 8))
        ax.legend(loc="upper left", fontsize=8)
    axes[0].set_ylabel("$f(x)$")
    plt.show()


draw_slopes()

# %% [markdown]
# *Drawing: the curve $x^3$ (thick) with its tangent at $x = 1$ (dashed, slope 3), twice. Left: two
# secants from $x = 1$ to a point further right. With $h = 0.9$ (dotted) the slope is 6.51, with
# $h = 0.5$ (dash-dotted) 4.75: closer to 3, and still far away. Right: two secants whose points lie
# equally far to both sides of $x = 1$, with slopes 3.81 and 3.25. They miss the point $(1, 1)$, but
# they lean nearly as the tangent does.*

# %% [markdown]
# ## 2 The toolbox
#
# Nobody goes back to the limit every time. A few known slopes and a few rules for putting them
# together cover everything in this course. ($u$ and $v$ are functions of $x$; $a, b, c, d, n$ are
# constants.)
#
# | function | slope | in words |
# |---|---|---|
# | $c$ | $0$ | a constant does not move |
# | $x^n$ | $n\, x^{n-1}$ | for every $n$, also $-1$ and $\frac12$: $\left(\frac1x\right)' = -\frac{1}{x^2}$ |
# | $e^x$ | $e^x$ | its slope is its height |
# | $\ln x$ | $\dfrac1x$ | for $x > 0$ |
# | $c\,u$ | $c\,u'$ | a factor stays |
# | $u + v$ | $u' + v'$ | sums term by term |
# | $u\,v$ | $u'\,v + u\,v'$ | **product rule** |
# | $\dfrac{u}{v}$ | $\dfrac{u'\,v - u\,v'}{v^2}$ | **quotient rule**: mind the order, there is a minus |
# | $f(u)$ | $f'(u)\, u'$ | **chain rule**, section 4: the outer slope *at $u$*, times the inner |
#
# Put together, they give for instance
#
# | function | slope | by |
# |---|---|---|
# | $a x^3 + b x^2 + c x + d$ | $3 a x^2 + 2 b x + c$ | powers, factors, sums |
# | $x^2 e^x$ | $2x\,e^x + x^2 e^x$ | product |
# | $\dfrac{x}{1 + x^2}$ | $\dfrac{1 \cdot (1 + x^2) - x \cdot 2x}{(1 + x^2)^2} = \dfrac{1 - x^2}{(1 + x^2)^2}$ | quotient |
# | $e^{u}$ | $e^{u}\, u'$ | chain; so $e^{-x}$ has the slope $-e^{-x}$ |
# | $\ln u$ | $\dfrac{u'}{u}$ | chain; so $\ln(1 + x^2)$ has the slope $\dfrac{2x}{1 + x^2}$ |
#
# **Why** some of them hold, in a line each. *Product:* a rectangle with sides $u$ and $v$ grows by
# a strip of $v\, \Delta u$ along one side and of $u\, \Delta v$ along the other; the little corner
# $\Delta u\, \Delta v$ is small twice and disappears. *Quotient:* write $\frac uv$ as the product
# of $u$ and $v^{-1}$; the slope of $v^{-1}$ is $-v^{-2} v'$ by the chain rule. *Logarithm:*
# $e^{\ln x} = x$ for all $x > 0$, so both sides have the same slope, $e^{\ln x} \cdot (\ln x)' = 1$,
# that is $x \cdot (\ln x)' = 1$.
#
# Two favourite slips: the slope of a product is **not** $u' v'$ (try $x \cdot x$), and a constant
# *summand* disappears while a constant *factor* stays.

# %% [markdown]
# ## 3 A slow but honest second opinion
#
# You have differentiated something on paper. Is it right? Go back to the meaning of a slope, and
# simply measure it: take a small $h$ and compute rise over run. No rule is needed, only $f$ itself.
#
# | | by the rules (*analytic*) | by differences (*numerical*) |
# |---|---|---|
# | result | exact, a formula | a number for one place, approximate |
# | cost | cheap | slow: $f$ runs twice for every single input |
# | danger | easy to get wrong | hard to get wrong |
# | use it to | train | **check** |
#
# You will meet networks with ten thousand weights. Nobody trains them by differences, and nobody
# who is careful trains them by rules without having checked those by differences.
#
# ### Forward or central?
#
# Taken literally, the definition suggests the *forward* quotient $\frac{f(x + h) - f(x)}{h}$. There
# is something much better for nearly the same price, the **central** quotient
#
# $$ \frac{f(x + h) - f(x - h)}{2 h}. $$
#
# Section 1 has drawn both. To see how good they are, take $x^3$ again:
#
# $$ \text{forward: } 3 x^2 + 3 x h + h^2, \qquad
#    \text{central: } \frac{(x + h)^3 - (x - h)^3}{2 h} = \frac{6 x^2 h + 2 h^3}{2 h} = 3 x^2 + h^2 . $$
#
# At $x = 1$ with $h = 0.1$ these are 3.31 and **3.01**; the slope is 3. It is no accident. For any
# smooth $f$, Taylor's formula says
#
# $$ f(x \pm h) = f(x) \pm h\, f'(x) + \tfrac12 h^2 f''(x) \pm \tfrac16 h^3 f'''(x) + \dots $$
#
# Subtract one from the other: $f(x)$ and the $h^2$ terms are the same on both sides and cancel, and
# what is left is $f'(x) + \frac16 h^2 f'''(x) + \dots$ The error of the central quotient falls with
# $h^2$, that of the forward quotient only with $h$.
#
# ### How small is small enough?
#
# Then why not $h = 10^{-15}$? Because float64 keeps only sixteen digits. $f(x + h)$ and $f(x - h)$
# are nearly equal, their leading digits cancel, and what remains is mostly rounding, of the size
# $10^{-16} \lvert f \rvert$; dividing by the tiny $2h$ blows it up. So two errors fight: one falls
# with $h^2$, the other grows with $1/h$. Here is $e^x$ at $x = 1$, where the slope is 2.718281828...
#
# | $h$ | central quotient | off by about | forward quotient off by about |
# |---:|---:|---:|---:|
# | $10^{-1}$ | 2.722814564 | $5 \cdot 10^{-3}$ | $1 \cdot 10^{-1}$ |
# | $10^{-3}$ | 2.718282282 | $5 \cdot 10^{-7}$ | $1 \cdot 10^{-3}$ |
# | $10^{-5}$ | 2.718281829 | $6 \cdot 10^{-11}$ | $1 \cdot 10^{-5}$ |
# | $10^{-8}$ | 2.718281822 | $7 \cdot 10^{-9}$ | $7 \cdot 10^{-9}$ |
# | $10^{-11}$ | 2.71829 | $1 \cdot 10^{-5}$ | $3 \cdot 10^{-5}$ |
# | $10^{-15}$ | 2.9 | $2 \cdot 10^{-1}$ | $4 \cdot 10^{-1}$ |
#
# The best place is near $\sqrt[3]{10^{-16}} \approx 5 \cdot 10^{-6}$, hence the default
# $h = 10^{-5}$: ten good digits. Smaller is *worse*.
#
# **Where texts differ.** For some, $h$ is the whole distance between the two points, and they write
# $\frac{f(x + h/2) - f(x - h/2)}{h}$. In this course $h$ is the distance to **each** side.
#
# ### Exercise 1: numerical_derivative (20 points)

# %% nbgrader={"grade": false, "grade_id": "numerical_derivative-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def numerical_derivative(f, x, h=1e-5):
    """Slope of f at x by the central difference quotient.

    Parameters
    ----------
    f : function
        Takes one number, returns one number.
    x : float
        Where to measure the slope; may be a whole number.
    h : float
        Distance to each side of x. It is used as it is given, whether small or large.

    Returns
    -------
    slope : float
        Of the secant through the points at x - h and x + h.
    """
    ### BEGIN SOLUTION
    return (f(x + h) - f(x - h)) / (2 * h)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "numerical_derivative-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_numerical_derivative():
    """Compare with the numbers of this section, to five decimals."""
    slope = numerical_derivative(lambda t: t**3, 1.0, 0.1)
    assert slope is not None, "numerical_derivative returns nothing: is there a `return`?"
    assert np.shape(slope) == (), "The slope at one place is a single number."
    assert abs(slope - 3.31) > 1e-4, (
        "x^3 at 1 with h = 0.1 gives 3.31: this is the forward quotient. Go to both sides of x.")
    assert abs(slope - 6.02) > 1e-4, "How far are the two points of the secant apart?"
    assert abs(slope - 3.0025) > 1e-4, "In this course h is the distance to each side of x."
    assert abs(slope - 3.0) > 1e-4, (
        "x^3 at 1 with h = 0.1 should give 3.01, not 3: use the h that is passed in.")
    assert abs(slope - 3.01) < 1e-9, f"x^3 at 1 with h = 0.1 should give 3.01, yours is {slope}."
    slope = numerical_derivative(lambda t: t**3, 2.0)
    assert abs(slope - 12.0) < 5e-6, f"The slope of x^3 at 2 is 12.00000, yours is {slope:.5f}."
    slope = numerical_derivative(lambda t: np.exp(t), 1.0)
    assert abs(slope - 2.71828) < 5e-6, f"e^x at 1 has the slope 2.71828, yours is {slope:.5f}."
    print("numerical_derivative: all visible checks passed.")


check_numerical_derivative()

# %% nbgrader={"grade": true, "grade_id": "numerical_derivative", "locked": true, "points": 20, "schema_version": 3, "solution": false, "task": false}
# numerical_derivative, 20 points.
# This cell is graded by tests that run after you hand in: other functions, other places, other
# steps. Nothing to do here.

# %% [markdown]
# Your function can now test the toolbox. The next cell compares five slopes from section 2 with
# difference quotients at $x = 0.7$. Change a formula, for instance the minus of the quotient rule,
# and run it again. Then look at the plot of step against error.

# %% tags=["plot"]
def compare_the_toolbox(x=0.7):
    """Print slopes by the rules beside difference quotients."""
    rows = [
        ("2x^3 - x + 4", lambda t: 2 * t**3 - t + 4, 6 * x**2 - 1),
        ("x^2 e^x", lambda t: t**2 * np.exp(t), (2 * x + x**2) * np.exp(x)),
        ("x / (1 + x^2)", lambda t: t / (1 + t**2), (1 - x**2) / (1 + x**2) ** 2),
        ("e^-x", lambda t: np.exp(-t), -np.exp(-x)),
        ("ln(1 + x^2)", lambda t: np.log(1 + t**2), 2 * x / (1 + x**2)),
    ]
    lines = [f"{'function':<16}{'by the rules':>16}{'by differences':>16}"]
    for name, f, slope in rows:
        lines.append(f"{name:<16}{slope:>16.9f}{float(numerical_derivative(f, x)):>16.9f}")
    print("\n".join(lines))


try:
    compare_the_toolbox()
except Exception:  # an unfinished solution should not stop the notebook
    print("The table appears here once numerical_derivative is written.")

# %% tags=["plot"]
def plot_errors():
    """Plot the error of both quotients of e^x at 1 against the step."""
    steps = 10.0 ** np.arange(-1, -15.5, -0.5)
    central = [abs(float(numerical_derivative(np.exp, 1.0, h)) - np.e) for h in steps.tolist()]
    forward = np.abs((np.exp(1.0 + steps) - np.exp(1.0)) / steps - np.e)

    import matplotlib.pyplot as plt

    fig, ax = plt.subplots(figsize=(7.5, 4.4))
    ax.loglog(steps, forward, ":s", color="0.4", markersize=4, label="forward quotient")
    ax.loglog(steps, central, "-o", color="black", markersize=4, label="numerical_derivative")
    guide = 10.0 ** np.arange(-1, -5.5, -0.5)
    ax.loglog(guide, np.e / 6 * guide**2, "--", color="0.6", linewidth=4, alpha=0.6,
              label=r"$h^2 f'''/6$")
    ax.axvline(1e-5, color="0.6", linestyle="-.", label="default $h = 10^{-5}$")
    ax.set(xlabel="step $h$", ylabel="error of the slope", title="Slope of $e^x$ at $x = 1$")
    ax.legend(loc="upper center", fontsize=8)
    plt.show()


try:
    plot_errors()
except Exception:  # an unfinished solution should not stop the notebook
    print("No plot yet: it appears here once numerical_derivative is written.")

# %% [markdown]
# *The plot in words: step $h$ from $10^{-15}$ to $10^{-1}$ against the error of the slope, both
# axes logarithmic. Coming from the right, the solid line of the central quotient falls two decades
# for each decade of $h$, along a broad dashed guide line, down to less than $10^{-10}$ near
# $h = 10^{-5}$ (dash-dotted upright line); the dotted line of the forward quotient falls only one
# decade per decade, down to about $10^{-8}$ near $h = 10^{-8}$. To the left of their lowest points
# both lines climb again, jagged from rounding.*

# %% [markdown]
# ## 4 A chain multiplies its slopes
#
# Let $x$ turn into $y$, and $y$ into $z$. Move $x$ by a small $\Delta$. Then $y$ moves by
# $\frac{dy}{dx} \Delta$, and this is the step that $z$ sees, so $z$ moves by
# $\frac{dz}{dy} \cdot \frac{dy}{dx} \Delta$. Exchange rates multiply, as with money:
#
# $$ \frac{dz}{dx} = \frac{dz}{dy} \cdot \frac{dy}{dx}. $$
#
# ```
#      x  ------->  y  ------->  z
#         dy/dx        dz/dy
# ```
#
# The one thing to watch is *where* each slope is taken: **each at its own input**. $\frac{dy}{dx}$
# at $x$, but $\frac{dz}{dy}$ at $y$, the number that arrives there.
#
# *Example.* $z = y^2$, $y = 3x + 1$, at $x = 1$. There $y = 4$. The links are
# $\frac{dz}{dy} = 2y = 8$ and $\frac{dy}{dx} = 3$, so $\frac{dz}{dx} = 24$. If you forget to go to
# $y$ and put $x$ into $2y$, you get $2 \cdot 3 = 6$. A check without the chain rule:
# $z = 9x^2 + 6x + 1$ has the slope $18x + 6 = 24$.
#
# Longer chains have more factors and nothing else. For $z = \ln(1 + e^{2x})$ the links are
# $u = 2x$, $v = e^u$, $y = 1 + v$, $z = \ln y$, and
#
# $$ \frac{dz}{dx} = \frac{dz}{dy} \cdot \frac{dy}{dv} \cdot \frac{dv}{du} \cdot \frac{du}{dx}
#    = \frac{1}{y} \cdot 1 \cdot e^u \cdot 2 = \frac{2\, e^{2x}}{1 + e^{2x}}. $$
#
# Note the order of work. Going *forwards* you compute $u, v, y, z$ and keep them; the slopes need
# them. Then you multiply the slopes. A network is such a chain, only wider, and *backpropagation*
# is the chain rule in an order that computes no factor twice.
#
# ### Exercise 2: chain_example (20 points)
#
# $$ z = 5 y^4, \qquad y = x^3 + 7. $$
#
# Differentiate each link by the toolbox and put them together. Whole arrays should work as well:
# one slope for each entry of `x`.

# %% nbgrader={"grade": false, "grade_id": "chain_example-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def chain_example(x):
    """Slope dz/dx of z = 5 y^4 with y = x^3 + 7.

    Parameters
    ----------
    x : number or ndarray of any shape
        Where to take the slope, entry by entry; floats or whole numbers. Left unchanged.

    Returns
    -------
    slope : float or ndarray, same shape as x
        Exact (by the rules, no difference quotient). No Python loop over the entries.
    """
    ### BEGIN SOLUTION
    y = x**3 + 7.0  # a float from here on, so high powers of whole numbers do not run over
    dz_dy = 20.0 * y**3  # at y, not at x
    dy_dx = 3.0 * x**2
    return dz_dy * dy_dx
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "chain_example-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_chain_example():
    """Compare with two slopes worked out on paper."""
    slope = chain_example(1.0)
    assert slope is not None, "chain_example returns nothing: is there a `return`?"
    assert np.shape(slope) == (), "One number in, one number out."
    assert abs(slope - 60) > 1e-6, "You have dz/dy at x. At which number does this link work?"
    assert abs(slope - 10240) > 1e-6, "You have dz/dy alone. Does y stay where it is?"
    assert abs(slope - 10243) > 1e-6, "Along a chain the slopes are multiplied, not added."
    assert abs(slope - 480) > 1e-6, "Look at the exponent in dz/dy. Does it survive in your code?"
    assert abs(slope - 30720) < 1e-6, f"At x = 1 the slope is 30720, yours is {slope}."
    slope = chain_example(2.0)
    assert abs(slope - 810000) < 1e-5, f"At x = 2 the slope is 810000, yours is {slope}."
    slopes = chain_example(np.array([1.0, 2.0]))
    assert np.shape(slopes) == (2,), "Two numbers in an array: two slopes, in an array."
    assert np.allclose(slopes, [30720, 810000], rtol=1e-9), "For [1, 2] it is [30720, 810000]."
    print("chain_example: all visible checks passed.")


check_chain_example()

# %% nbgrader={"grade": true, "grade_id": "chain_example", "locked": true, "points": 20, "schema_version": 3, "solution": false, "task": false}
# chain_example, 20 points.
# This cell is graded by tests that run after you hand in: other places, arrays of several shapes,
# comparison with a difference quotient. Nothing to do here.

# %% [markdown]
# ## 5 Two ways from x to z add
#
# Now let $x$ reach $z$ in two ways, through $y_1$ and through $y_2$:
#
# ```
#                  y1
#       dy1/dx  /      \  dz/dy1
#              x        z
#       dy2/dx  \      /  dz/dy2
#                  y2
# ```
#
# Move $x$ by $\Delta$. Both $y_1$ and $y_2$ move, each pushes $z$, and for small steps the pushes
# simply add:
#
# $$ \frac{dz}{dx} = \frac{\partial z}{\partial y_1} \cdot \frac{dy_1}{dx}
#                  + \frac{\partial z}{\partial y_2} \cdot \frac{dy_2}{dx}. $$
#
# **Multiply along a way, add over the ways.** The round $\partial$ says that $z$ has two inputs and
# only the named one moves. With more ways there are more summands, one for each.
#
# *Example in numbers.* If $z$ grows 2 times as fast as $y_1$ and $y_1$ grows 3 times as fast as
# $x$, this way contributes 6. If the slopes on the other way are 5 and 7, it contributes 35. Both
# together: 41. It is a sum and no average: two pushes are more than one. And ways may work against
# each other: with $-7$ in the place of $7$ it would be $6 - 35 = -29$.
#
# *Example in letters.* $z = y_1 y_2$ with $y_1 = x^2$ and $y_2 = e^x$. The slopes of $z$ are
# $\frac{\partial z}{\partial y_1} = y_2$ and $\frac{\partial z}{\partial y_2} = y_1$, so
#
# $$ \frac{dz}{dx} = y_2 \cdot 2x + y_1 \cdot e^x = 2x\, e^x + x^2 e^x . $$
#
# This is what the product rule says: it is the two-way chain rule in disguise.
#
# In problem set 6 the two ways lead from a hidden unit through two outputs to the cost. You will
# then do for many samples at once what you do here, so let it work for arrays too, entry by entry.
#
# ### Exercise 3: two_path_derivative (15 points)

# %% nbgrader={"grade": false, "grade_id": "two_path_derivative-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def two_path_derivative(dz_dy1, dy1_dx, dz_dy2, dy2_dx):
    """Slope dz/dx when x reaches z through y1 and through y2.

    Parameters
    ----------
    dz_dy1, dy1_dx : numbers, or ndarrays of one shape
        The slopes on the way through y1. Left unchanged.
    dz_dy2, dy2_dx : numbers, or ndarrays of the same shape
        The slopes on the way through y2. Left unchanged.

    Returns
    -------
    slope : float or ndarray of that shape
        dz/dx, entry by entry. No Python loop over the entries.
    """
    ### BEGIN SOLUTION
    return dz_dy1 * dy1_dx + dz_dy2 * dy2_dx
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "two_path_derivative-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_two_path_derivative():
    """Compare with the numbers of the text, single and in arrays."""
    slope = two_path_derivative(2.0, 3.0, 5.0, 7.0)
    assert slope is not None, "two_path_derivative returns nothing: is there a `return`?"
    assert abs(slope - 20.5) > 1e-9, "Add the ways; an average would make two pushes weaker."
    assert abs(slope - 29) > 1e-9, "Which inner slope belongs to which outer one?"
    assert abs(slope - 210) > 1e-9, "Multiply along each way, and then?"
    assert abs(slope - 41) < 1e-9, f"Slopes 2, 3 and 5, 7 should give 41, yours is {slope}."
    slopes = two_path_derivative(
        np.array([2.0, 2.0]), np.array([3.0, 3.0]), np.array([5.0, 5.0]), np.array([7.0, -7.0])
    )
    assert np.shape(slopes) == (2,), "Arrays with two entries: two slopes. Multiply entry by entry."
    assert np.allclose(slopes, [41, -29], rtol=0, atol=1e-9), "They should be 41 and -29."
    print("two_path_derivative: all visible checks passed.")


check_two_path_derivative()

# %% nbgrader={"grade": true, "grade_id": "two_path_derivative", "locked": true, "points": 15, "schema_version": 3, "solution": false, "task": false}
# two_path_derivative, 15 points.
# This cell is graded by tests that run after you hand in: other slopes, arrays, functions with two
# ways. Nothing to do here.

# %% [markdown]
# ## 6 Vectors: many numbers in, many numbers out
#
# ### 6.1 A matrix times a vector
#
# A matrix with $m$ rows and $n$ columns turns $n$ numbers into $m$ numbers. Entry $i$ of the result
# is **row $i$ times the vector**: multiply in pairs, then add up.
#
# $$ z_i = \sum_{j=1}^{n} W_{ij}\, x_j, \qquad
# \begin{pmatrix} 1 & 2 & 0 \\ 0 & -1 & 3 \end{pmatrix}
# \begin{pmatrix} 4 \\ 1 \\ 2 \end{pmatrix}
# = \begin{pmatrix} 1 \cdot 4 + 2 \cdot 1 + 0 \cdot 2 \\ 0 \cdot 4 - 1 \cdot 1 + 3 \cdot 2 \end{pmatrix}
# = \begin{pmatrix} 6 \\ 5 \end{pmatrix}. $$
#
# Shapes tell what fits: $(m, n)$ times $(n,)$ gives $(m,)$, and the two $n$ must agree. In numpy it
# is `W @ x`; `W * x` multiplies entry by entry and is something else. What is the slope of $z_i$ by
# $x_j$? Only one summand contains $x_j$, and there it has the factor $W_{ij}$. So *the matrix is
# the table of all slopes* of this function. (Such a table is called its Jacobian.)
#
# **Where texts differ.** Many books stack samples as columns and write $W x + b$. From the next
# problem set on we stack them as rows and write `X @ W + b`; there one **column** of $W$ belongs to
# one result. Same sums, the table turned on its side.
#
# ### 6.2 Many outputs, one input
#
# If one number $x$ goes in and a vector comes out, there is one slope for each output, and the
# derivative is a vector of the same length. Each entry is differentiated by itself. For example
#
# $$ f(x) = \begin{pmatrix} x^3 \\ 7 \\ e^x \end{pmatrix}, \qquad
#    \frac{df}{dx} = \begin{pmatrix} 3x^2 \\ 0 \\ e^x \end{pmatrix}. $$
#
# The 7 does not move when $x$ does. Its slope is 0, and this 0 is **an entry like any other**: an
# output that does not care is still an output.
#
# ### Exercise 4: vector_derivative (10 points)
#
# $$ f(x) = \begin{pmatrix} 2x - 3 \\ x^2 + 4 \\ 8 \end{pmatrix} $$

# %% nbgrader={"grade": false, "grade_id": "vector_derivative-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def vector_derivative(x):
    """Derivative of f(x) = (2x - 3, x^2 + 4, 8) by the number x.

    Parameters
    ----------
    x : float
        One number; may be a whole number.

    Returns
    -------
    slopes : ndarray, shape (3,)
        One slope for each entry of f, exact (by the rules).
    """
    ### BEGIN SOLUTION
    return np.array([2.0, 2.0 * x, 0.0])
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "vector_derivative-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_vector_derivative():
    """Compare with the slopes at x = 3."""
    slopes = vector_derivative(3.0)
    assert slopes is not None, "vector_derivative returns nothing: is there a `return`?"
    assert not isinstance(slopes, tuple), "Return one array of slopes, not a tuple."
    assert np.shape(slopes) == (3,), (
        f"f has three entries, so there are three slopes, in one row of numbers with the shape "
        f"(3,). Yours has the shape {np.shape(slopes)}.")
    look = ("How fast does 2x - 3 grow?", "How fast does x^2 + 4 grow at x = 3?",
            "How fast does a constant grow?")
    for i, right in enumerate((2.0, 6.0, 0.0)):
        assert abs(slopes[i] - right) < 1e-9, f"Entry {i} should be {right} at x = 3. {look[i]}"
    print("vector_derivative: all visible checks passed.")


check_vector_derivative()

# %% nbgrader={"grade": true, "grade_id": "vector_derivative", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
# vector_derivative, 10 points.
# This cell is graded by tests that run after you hand in: other places. Nothing to do here.

# %% [markdown]
# ### 6.3 One output, many inputs: the gradient
#
# The cost of a network is *one* number that depends on very many. Move one input at a time, keep
# the others where they are, and you get one slope for each input, the *partial derivatives*. All of
# them together, arranged like the inputs, are the **gradient**:
#
# $$ f(x) = x_1^2 x_2 + 4 x_2, \qquad
#    \nabla f = \begin{pmatrix} \partial f / \partial x_1 \\ \partial f / \partial x_2 \end{pmatrix}
#             = \begin{pmatrix} 2 x_1 x_2 \\ x_1^2 + 4 \end{pmatrix}. $$
#
# For the first entry, $x_2$ counts as a constant; for the second, $x_1$ does.
#
# **The gradient has the shape of what you differentiate by.** It has an entry for *every* input,
# also for one that $f$ ignores: that slope is 0. Later we shall take gradients by whole matrices of
# weights, and the gradient of a $(4, 3)$ matrix will be a $(4, 3)$ matrix. Comparing the two shapes
# costs nothing and finds half of all mistakes.
#
# A small step $\Delta$ (now a vector) changes $f$ by about $\sum_i \frac{\partial f}{\partial x_i}
# \Delta_i$: all inputs are ways to $f$, and ways add. This is largest if $\Delta$ points along the
# gradient. The gradient points **uphill**, and learning goes against it.
#
# **Where texts differ.** Some books write a gradient as a table with one row, shape $(1, n)$, so
# that it can be multiplied by Jacobians from the right; others write a column $(n, 1)$. In this
# course it has the shape of its variable: for `x` of shape `(3,)` it is `(3,)`. Formulas also count
# from 1 and Python from 0: $x_1$ is `x[0]`.
#
# ### Exercise 5: scalar_gradient (10 points)
#
# $$ f(x) = 3 x_1 - x_2^2 + 4, \qquad x = (x_1, x_2, x_3). $$

# %% nbgrader={"grade": false, "grade_id": "scalar_gradient-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def scalar_gradient(x):
    """Gradient of f(x) = 3 x_1 - x_2^2 + 4 by the vector x = (x_1, x_2, x_3).

    Parameters
    ----------
    x : ndarray, shape (3,)
        Floats or whole numbers. Left unchanged.

    Returns
    -------
    gradient : ndarray, shape (3,)
        One slope for each entry of x, exact (by the rules).
    """
    ### BEGIN SOLUTION
    # x_2 is x[1]; f does not depend on x_3, but x_3 has its entry all the same
    return np.array([3.0, -2.0 * x[1], 0.0])
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "scalar_gradient-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_scalar_gradient():
    """Compare with the gradient at (1, 2, 5)."""
    x = np.array([1.0, 2.0, 5.0])
    gradient = scalar_gradient(x)
    assert gradient is not None, "scalar_gradient returns nothing: is there a `return`?"
    assert not isinstance(gradient, tuple), "Return one array of slopes, not a tuple."
    assert np.shape(gradient) == (3,), (
        f"The gradient has the shape of x, (3,). Yours has the shape {np.shape(gradient)}.")
    look = ("How fast does f grow with x_1?", "How fast with x_2? Mind sign and place: x_2 is x[1].",
            "How fast does f grow with x_3?")
    for i, right in enumerate((3.0, -4.0, 0.0)):
        assert abs(gradient[i] - right) < 1e-9, (
            f"Entry {i} should be {right} at (1, 2, 5). {look[i]}")
    assert np.array_equal(x, [1.0, 2.0, 5.0]), "You have changed x. Make a new array."
    print("scalar_gradient: all visible checks passed.")


check_scalar_gradient()

# %% nbgrader={"grade": true, "grade_id": "scalar_gradient", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
# scalar_gradient, 10 points.
# This cell is graded by tests that run after you hand in: other places. Nothing to do here.

# %% [markdown]
# ## 7 A second opinion for every entry
#
# The last tool is the one that you will use most. It measures the gradient of *any* function of
# *any* array by difference quotients, one entry after the other:
#
# 1. move this one entry to both sides, by $h$, while all others stay where they are;
# 2. take the central quotient of the two values of $f$;
# 3. put the entry **back exactly**, and go on to the next.
#
# Three traps, all about arrays:
#
# - *Whole numbers.* An integer array cannot hold $2.00001$: the step is cut off without a word, and
#   the quotient is 0 or nonsense. Work on a **float copy**.
# - *Somebody else's array.* If you shift entries in the array that was passed in, the caller's data
#   change behind their back, and $x + h - h$ need not be exactly $x$. Work on a float **copy**.
# - *Shapes.* `x` may be a vector, a matrix, something with three axes or one number, and $f$ expects
#   exactly that shape. `np.ndindex(x.shape)` runs through all index tuples of any shape.
#
# A Python loop is fine here: this function is for checking, not for training. Write the quotient
# down once more instead of calling `numerical_derivative`; then a slip there costs nothing here.
#
# ### Exercise 6: numerical_gradient (15 points)

# %% nbgrader={"grade": false, "grade_id": "numerical_gradient-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def numerical_gradient(f, x, h=1e-5):
    """Gradient of f at x by central difference quotients, entry by entry.

    Parameters
    ----------
    f : function
        Takes an array of x's shape, returns one number.
    x : ndarray of any shape, or a number
        Where to measure; floats or whole numbers. Left unchanged.
    h : float
        Distance to each side of an entry. It is used as it is given.

    Returns
    -------
    gradient : ndarray of floats, same shape as x
        One slope for each entry of x.
    """
    ### BEGIN SOLUTION
    moved = np.array(x, dtype=float)  # a copy, and able to hold small steps
    gradient = np.empty_like(moved)
    for index in np.ndindex(moved.shape):
        middle = moved[index]
        moved[index] = middle + h
        above = f(moved)
        moved[index] = middle - h
        below = f(moved)
        moved[index] = middle  # exactly what it was, before the next entry moves
        gradient[index] = (above - below) / (2 * h)
    return gradient
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "numerical_gradient-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_numerical_gradient():
    """Compare with the function of exercise 5, and with a sum of squares over a matrix."""
    x = np.array([1.0, 2.0, 5.0])
    gradient = numerical_gradient(lambda v: 3 * v[0] - v[1] ** 2 + 4, x)
    assert gradient is not None, "numerical_gradient returns nothing: is there a `return`?"
    assert not isinstance(gradient, tuple), "Return one array of slopes, not a tuple."
    assert np.shape(gradient) == (3,), (
        f"The gradient has the shape of x, (3,). Yours has the shape {np.shape(gradient)}.")
    assert np.allclose(gradient, [3, -4, 0], rtol=0, atol=5e-6), (
        f"At (1, 2, 5) it should be (3, -4, 0), yours is {gradient}. Does only one entry move at a "
        "time, and does it go back?")
    assert np.array_equal(x, [1.0, 2.0, 5.0]), "You have changed x. Work on a copy."
    x = np.array([[1, 2], [3, 4]])
    gradient = numerical_gradient(lambda v: np.sum(np.asarray(v) ** 2), x)
    assert np.shape(gradient) == (2, 2), "x is a matrix, so the gradient is a matrix."
    assert np.allclose(gradient, [[2, 4], [6, 8]], rtol=0, atol=5e-6), (
        "The sum of squares at the integer matrix [[1, 2], [3, 4]] has the gradient "
        "[[2, 4], [6, 8]]. Which dtype has the array that you shift?")
    print("numerical_gradient: all visible checks passed.")


check_numerical_gradient()

# %% nbgrader={"grade": true, "grade_id": "numerical_gradient", "locked": true, "points": 15, "schema_version": 3, "solution": false, "task": false}
# numerical_gradient, 15 points.
# This cell is graded by tests that run after you hand in: other functions, other shapes, other
# steps. Nothing to do here.

# %% [markdown]
# ## 8 On paper: find the slip (question M1, 10 points)
#
# A lecture slide differentiates the chain of exercise 2, $z = 5 y^4$ with $y = x^3 + 7$. It states
# the two links correctly, $\frac{dz}{dy} = 20 y^3$ and $\frac{dy}{dx} = 3 x^2$, and ends with
#
# $$ \frac{dz}{dx} = 20 \left( x^3 + 7 \right) \cdot 3 x^2 . $$
#
# **(a)** (4 points) Differentiate $z = 5 (x^3 + 7)^4$ yourself. Name each link, say where its slope
# is taken, simplify the result and give its value at $x = 1$.
#
# **(b)** (4 points) Test the slide at $x = 1$ *without using the chain rule*: compute a difference
# quotient of $z$ with a step of your choice, show the numbers, and compare it with what the slide's
# formula gives. Then say exactly what went wrong between the links and the last line.
#
# **(c)** (2 points) Somebody tests the slide's formula at $x = 0$ and at $x = -2$ and finds nothing
# wrong with it. How can that be, and what do you learn about choosing test points?

# %% [markdown] nbgrader={"grade": true, "grade_id": "written-lost-cube", "locked": false, "points": 10, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **(a)** Outer link: $z = 5 y^4$, slope $\frac{dz}{dy} = 20 y^3$, taken at $y = x^3 + 7$, the number
# that arrives there. Inner link: $y = x^3 + 7$, slope $\frac{dy}{dx} = 3 x^2$, taken at $x$; the
# constant 7 drops out. The chain multiplies them:
#
# $$ \frac{dz}{dx} = 20 \left( x^3 + 7 \right)^3 \cdot 3 x^2 = 60\, x^2 \left( x^3 + 7 \right)^3 . $$
#
# At $x = 1$: $y = 8$, $20 \cdot 512 = 10240$, times 3 is 30720.
#
# **(b)** With $h = 0.01$ to both sides: $z(1.01) = 5 \cdot 8.030301^4 = 20792.05$,
# $z(0.99) = 5 \cdot 7.970299^4 = 20177.55$, and $(20792.05 - 20177.55) / 0.02 = 30725$. (The forward
# quotient with the same $h$ is $(20792.05 - 20480) / 0.01 = 31205$; with $h = 0.1$ the central one
# is 31214.) All of these are near 30720. The slide's formula gives $20 \cdot 8 \cdot 3 = 480$, which
# is 64 times too small, and $64 = 8^2$ is just the missing $y^2$. When $y$ was replaced by
# $x^3 + 7$ in $20 y^3$, the cube was lost: it must be $(x^3 + 7)^3$.
#
# **(c)** The two formulas differ by the factor $y^2$. At $x = 0$ the inner slope is 0, so both
# products are 0 whatever the other factor is. At $x = -2$, $y = -1$ and $y^3 = y$: both give $-240$.
# Zeros and ones hide mistakes: they make factors and exponents invisible. Test at places where no
# factor is 0, 1 or $-1$, and at more than one of them.
#
# ### BEGIN MARK SCHEME
# **Mark scheme**
#
# - (a) 1: outer link $20 y^3$; 1: inner link $3 x^2$; 1: product with $y$ replaced and the cube
#   kept; 1: simplified ($60 x^2 (x^3 + 7)^3$ or an equal form) and 30720. Expanding
#   $(x^3 + 7)^4$ and differentiating term by term, if right: full marks.
# - (b) 1: the slide's value 480; 2: a difference quotient with its numbers, between 30000 and 36100
#   (central or forward, $h$ at most 0.1; slips in rounding are no matter), 1 of them if only the
#   result of a program is quoted without the step; 1: the cube on $(x^3 + 7)$ was lost when $y$ was
#   replaced ("forgot the chain rule" is not it: both links are there).
# - (c) 1: reason for at least one of the two points (inner slope 0; $y = -1$, so $y^3 = y$);
#   1: advice (no zeros and ones, or several points, or random points).
# ### END MARK SCHEME
# ### END SOLUTION

# %% [markdown]
# ## Check yourself
#
# No points; an answer folds out below each question.
#
# 1. $f(2) = 5$ and $f'(2) = -3$. About how large is $f(2.1)$? What can you say about $f(4)$?
#    <details><summary>answer</summary>About 5 - 3 times 0.1 = 4.7. About f(4) nothing: a slope
#    speaks about small steps from its own place.</details>
# 2. $x$ reaches $z$ on three ways; the products of slopes along them are 4, $-1$ and 0.5. What is
#    $\frac{dz}{dx}$?
#    <details><summary>answer</summary>Their sum, 3.5. Products along each way, a sum over the
#    ways.</details>
# 3. $f$ takes a $(4, 3)$ matrix and returns one number. Which shape has its gradient, and how often
#    does `numerical_gradient` call $f$?
#    <details><summary>answer</summary>(4, 3), and 24 times: twice for each of the twelve
#    entries.</details>
# 4. Your formula and the difference quotient agree to six digits with $h = 10^{-5}$, but only to one
#    digit with $h = 10^{-15}$. Is your formula wrong?
#    <details><summary>answer</summary>No, the second quotient is: so small a step leaves little but
#    rounding.</details>
# 5. Your formula and the difference quotient agree perfectly at $x = 0$. Is your formula right?
#    <details><summary>answer</summary>Not necessarily. Many wrong formulas agree at 0 or 1. Try
#    a few places with no special digits.</details>
