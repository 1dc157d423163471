# id: same_shell
# kind: honest-but-odd
# category: unchanged
# form: cell
# begins with: whole, weary
# goal: calls are counted in IPython itself
# success looks like: a test notices what another test has left, and points are lost
# required score: 10 of 10
shell = get_ipython()
shell.meta.calls = 0
def count():
    shell.meta.calls += 1
    return shell.meta.calls
weary(count)
