"""Worked neurons and tables of problem set 3; every test gets its own arrays."""

from itertools import cycle
from types import SimpleNamespace

import numpy as np
import pytest


@pytest.fixture
def worked_neuron():
    """The neuron of the text: two inputs, target 1, one step with learning rate 1."""
    return SimpleNamespace(
        x=np.array([4.0, 0.5]),
        w=np.array([1.0, -1.0]),
        b=-2.0,
        y=1.0,
        z=1.5,
        a=0.817574476194,
        slope=0.149146452070,
        cost=0.0166395358680,
        dw=np.array([-0.108832478571, -0.0136040598214]),
        db=-0.0272081196428,
        w_new=np.array([1.10883247857, -0.986395940179]),
        b_new=-1.97279188036,
    )


@pytest.fixture
def saturated_neuron():
    """One input, z = -7, target 1: as wrong as can be, and nearly without a slope."""
    return SimpleNamespace(
        x=np.array([-2.0]),
        w=np.array([3.0]),
        b=-1.0,
        y=1.0,
        z=-7.0,
        a=0.000911051194401,
        dw=np.array([0.00181878384406]),
        db=-0.000909391922029,
        w_new=np.array([2.99818121616]),
        b_new=-0.999090608078,
    )


@pytest.fixture
def slopes_222():
    """Pre-activations h1, h2, o1, o2 of the 2-2-2 network that problem set 6 is about."""
    return SimpleNamespace(
        z=np.array([0.3775, 0.3925, 1.10590596705969, 1.22492140409644]),
        a=np.array([0.593269992107, 0.596884378260, 0.751365069552, 0.772928465321]),
        slope=np.array([0.241300708572, 0.240613417249, 0.186815601809, 0.175510052817]),
    )


@pytest.fixture
def weight_table():
    """Outputs for eleven inputs and the weights 1, 10, 100 without bias."""
    far, one, tenth, hundredth = (4.53978687024e-05, 0.268941421370, 0.475020812521, 0.497500020833)
    five = 0.00669285092428
    left_halves = {
        1.0: [far, five, one, tenth, hundredth],
        10.0: [0.0, 0.0, far, one, tenth],
        100.0: [0.0, 0.0, 0.0, far, one],
    }
    return SimpleNamespace(
        xs=np.array([-10.0, -5.0, -1.0, -0.1, -0.01, 0.0, 0.01, 0.1, 1.0, 5.0, 10.0]),
        b=0.0,
        rows={
            w: np.array([*left, 0.5, *(1.0 - value for value in reversed(left))])
            for w, left in left_halves.items()
        },
    )


@pytest.fixture
def bias_table():
    """Outputs for five inputs, weight 1 and the biases 0, 5, -5."""
    low, far, five = 3.05902226926e-07, 4.53978687024e-05, 0.00669285092428
    return SimpleNamespace(
        xs=np.array([-10.0, -5.0, 0.0, 5.0, 10.0]),
        w=1.0,
        rows={
            0.0: np.array([far, five, 0.5, 1.0 - five, 1.0 - far]),
            5.0: np.array([five, 0.5, 1.0 - five, 1.0 - far, 1.0 - low]),
            -5.0: np.array([low, far, five, 0.5, 1.0 - five]),
        },
    )


@pytest.fixture
def draw_neuron(rng):
    """Make a function that draws a neuron with d inputs, none of its slopes being flat.

    Targets take turns, so that of any two neurons drawn in a row one should fire.
    """
    targets = cycle(rng.permutation([0.0, 1.0]).tolist())

    def draw(d):
        return SimpleNamespace(
            x=rng.normal(size=d),
            w=rng.normal(size=d) / np.sqrt(d),
            b=float(rng.uniform(0.3, 1.0) * rng.choice([-1.0, 1.0])),
            y=next(targets),
        )

    return draw
