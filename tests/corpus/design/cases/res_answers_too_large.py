# id: res_answers_too_large
# kind: fault
# category: resources
# form: cell
# begins with: whole
# goal: an answer of 400 MB
# success looks like: more than the exercise is lost, or no clear outcome
# required score: 8 of 10
def sigmoid_derivative(z):
    return np.zeros((20, 1 << 20))
