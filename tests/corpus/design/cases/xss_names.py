# id: xss_names
# kind: attack
# category: feedback-page
# form: cell
# begins with: part
# goal: functions, types and keys that are named in markup
# success looks like: a script of the student runs in a page, or such a name is shown as it is
# required score: 2 of 10
ran = "<script>document.documentElement.dataset.ran = 1</script>"
def backward(*args):
    return type(ran, (), {})()
backward.__name__ = backward.__qualname__ = ran
def forward(*args):
    return {ran: ran}
def sigmoid_derivative(z):
    return [ran]
