"""augment: other shapes, square batches, whole numbers, no mutation."""

from autograder.suite import assert_close, assert_unchanged, assert_vectorised, hint, points

NAME = "augment(X)"


@points(1.75)
@hint("Every sample, that is every row, gets one more number. Where does it stand?")
def test_rectangular_batches(student, reference, rng):
    """Batches of other shapes"""
    for shape in ((5, 3), (2, 6), (9, 2)):
        X = rng.normal(size=shape)
        assert_close(student.augment(X), reference.augment(X), name=NAME)


@points(1)
@hint("What does one row stand for, what does one column stand for?")
def test_as_many_samples_as_inputs(student, reference, rng):
    """As many samples as inputs"""
    for n in (3, 4):
        X = rng.normal(size=(n, n))
        assert_close(student.augment(X), reference.augment(X), name=NAME)


@points(1)
@hint("A batch of one sample is still a matrix, and so is a batch with one input.")
def test_one_sample_and_one_input(student, reference, rng):
    """One sample; one input"""
    for shape in ((1, 4), (5, 1), (1, 1)):
        X = rng.normal(size=shape)
        assert_close(student.augment(X), reference.augment(X), name=NAME)


@points(1)
@hint("Try whole numbers, and compare X before and after the call.")
def test_whole_numbers_and_no_changes(student, reference, rng):
    """Whole numbers; X is not changed"""
    for X in (rng.integers(-9, 10, size=(4, 2)), rng.normal(size=(3, 5))):
        call = student.call("augment", X)
        assert_close(call.value, reference.augment(X), name=NAME)
        assert_unchanged(call)


@points(0.25)
@hint("Make the column at once.")
def test_is_vectorised(student, reference, rng):
    """The whole batch at once"""
    assert_vectorised(student, "augment", lambda n: (rng.normal(size=(n, 3)),), reference.augment)
