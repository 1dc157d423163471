# id: res_many_arguments_back
# kind: fault
# category: resources
# form: cell
# begins with: whole
# goal: an answer of fifty thousand parts
# success looks like: more than the exercise is lost, or no clear outcome
# required score: 8 of 10
def sigmoid_derivative(z):
    return [1.0] * 50_000
