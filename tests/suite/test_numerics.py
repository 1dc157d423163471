"""Central differences, compared with derivatives that are known."""

import numpy as np
import pytest

from autograder.suite import numerical_gradient


@pytest.mark.parametrize("shape", [(), (1,), (4,), (2, 3), (2, 1, 3)])
def test_the_gradient_has_the_shape_of_its_variable_and_is_right(shape):
    x = np.linspace(0.5, 1.5, int(np.prod(shape))).reshape(shape)
    gradient = numerical_gradient(lambda x: float(np.sum(x**3)), x)
    assert gradient.shape == shape
    np.testing.assert_allclose(gradient, 3 * x**2, rtol=1e-8)


def test_each_entry_is_moved_alone():
    A = np.array([[1.0, 2.0], [3.0, 4.0]])
    gradient = numerical_gradient(lambda x: float(x @ A @ x), np.array([0.3, -0.7]))
    np.testing.assert_allclose(gradient, (A + A.T) @ [0.3, -0.7], rtol=1e-8)


def test_the_variable_is_not_changed():
    x = np.array([1.0, 2.0])
    numerical_gradient(lambda x: float(x.sum()), x)
    assert x.tolist() == [1.0, 2.0]


def test_a_function_that_changes_its_argument_does_no_harm():
    def greedy(x):
        result = float(np.sum(x**2))
        x[:] = 0
        return result

    np.testing.assert_allclose(numerical_gradient(greedy, [1.0, 2.0]), [2.0, 4.0], rtol=1e-8)


@pytest.mark.parametrize("x", [[1, 2], (1, 2), np.array([1, 2]), np.array([1, 2], np.float32)])
def test_whatever_comes_in_is_taken_as_float64(x):
    gradient = numerical_gradient(lambda x: float(np.sum(x**2)), x)
    assert gradient.dtype == np.float64
    np.testing.assert_allclose(gradient, [2.0, 4.0], rtol=1e-8)


def test_an_empty_variable_has_an_empty_gradient():
    assert numerical_gradient(lambda x: 1.0, np.empty((0, 3))).shape == (0, 3)


def test_the_step_can_be_chosen():
    # |x| at 0.5 with steps of 1 on either side: (1.5 - 0.5) / 2
    assert numerical_gradient(lambda x: float(abs(x)), 0.5, h=1.0) == 0.5


def test_the_error_falls_with_the_square_of_the_step():
    errors = [abs(float(numerical_gradient(np.exp, 1.0, h=h)) - np.e) for h in (1e-2, 1e-3)]
    assert errors[0] / errors[1] == pytest.approx(100, rel=0.01)
