# id: same_collector_settings
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted by settings of the garbage collector
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
import gc
gc.set_threshold(700, 10, 100)
def count():
    gc.set_threshold(700, 10, gc.get_threshold()[2] + 1)
    return gc.get_threshold()[2] - 100
weary(count)
