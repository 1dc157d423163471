# id: state_del_with_a_sting
# kind: fault
# category: state
# form: cell
# begins with: whole
# goal: an object whose end runs code that hangs is returned
# success looks like: more than the exercise is lost
# required score: 8 of 10
import time
class Sting(list):
    def __del__(self):
        time.sleep(60)
def sigmoid_derivative(z):
    return Sting([1.0])
