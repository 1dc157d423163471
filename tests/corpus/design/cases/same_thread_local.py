# id: same_thread_local
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted in a thread local
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
import threading
local = threading.local()
local.calls = 0
def count():
    local.calls += 1
    return local.calls
weary(count)
