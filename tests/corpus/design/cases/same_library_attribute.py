# id: same_library_attribute
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted in an attribute of a library
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
import json
json.calls = 0
def count():
    json.calls += 1
    return json.calls
weary(count)
