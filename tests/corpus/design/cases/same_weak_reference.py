# id: same_weak_reference
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted on an object that only a weak reference and a cycle know
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
import gc, weakref
gc.disable()
class Node: pass
node = Node()
node.myself = node
node.calls = 0
calls = weakref.proxy(node)
del node
def count():
    calls.calls += 1
    return calls.calls
weary(count)
