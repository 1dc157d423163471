"""Hidden tests of centre: axis, shapes, manners."""

from autograder.suite import assert_close, assert_unchanged, assert_vectorised, hint, points


@points(4)
@hint("Along which axis of the table do you take the mean?")
def test_random_tables(student, make_table):
    """tables of other shapes, one of them with a single row"""
    for n, d in ((6, 3), (1, 4)):
        X = make_table(n, d)
        assert_close(student.centre(X), X - X.mean(axis=0), name=f"centre(X) of a {n}-by-{d} table")


@points(2)
@hint("X -= ... works on the caller's table; X = X - ... makes a new one.")
def test_the_argument_stays_as_it_was(student, make_table):
    """the table that is passed in is not changed"""
    X = make_table(4, 2)
    call = student.call("centre", X)
    assert_close(call.value, X - X.mean(axis=0), name="centre(X)")
    assert_unchanged(call)


@points(2)
def test_is_vectorised(student, rng):
    """no Python loop over the samples"""
    assert_vectorised(
        student,
        "centre",
        lambda n: (rng.normal(size=(n, 3)),),
        lambda X: X - X.mean(axis=0),
    )
