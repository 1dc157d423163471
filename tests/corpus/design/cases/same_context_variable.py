# id: same_context_variable
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted in a context variable
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
import contextvars
calls = contextvars.ContextVar("calls", default=0)
def count():
    calls.set(calls.get() + 1)
    return calls.get()
weary(count)
