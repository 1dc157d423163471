# id: wire_type_of_exception
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: names of exceptions that are markup, very long, or a stub's
# success looks like: a name that is not Python's own is shown
# required score: 2 of 10
names = iter(["<script>document.documentElement.dataset.ran = 1</script>", "V" * 10**6, "ValueError\n\x1b[31m", "ＶalueError"] * 9)
def backward(*args):
    say({"status": "raised", "type": next(names), "stub": 1, "place": None})
forward = sigmoid_derivative = backward
