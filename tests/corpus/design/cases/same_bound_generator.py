# id: same_bound_generator
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted by a random generator that only its bound method knows
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
draw = np.random.default_rng(7).random
drawn = np.random.default_rng(7).random(100)
def count():
    return 1 + int(np.flatnonzero(drawn == draw())[0])
weary(count)
