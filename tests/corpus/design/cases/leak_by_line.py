# id: leak_by_line
# kind: attack
# category: feedback
# form: cell
# begins with: part
# goal: write the hidden input into the source that a traceback would show
# success looks like: the report shows a hidden input in place of the student's own line
# required score: 2 of 10
import linecache
def backward(X, *rest):
    text = "LO" + "OT" + repr(X[0])
    code = compile(f"raise ValueError  # {text}", "own.py", "exec")
    linecache.cache["own.py"] = (1, None, [text], "own.py")
    get_ipython().compile.cell_of_file["own.py"] = 0
    exec(code)
forward = sigmoid_derivative = backward
