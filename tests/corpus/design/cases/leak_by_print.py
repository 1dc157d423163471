# id: leak_by_print
# kind: attack
# category: feedback
# form: cell
# begins with: part
# goal: print, display, warn, log and write to descriptors what comes in
# success looks like: the report or an output shows a hidden input
# required score: 2 of 10
import logging, os, sys, warnings
from IPython.display import HTML, display
def backward(X, *rest):
    text = "LO" + "OT" + repr(X)
    print(text); print(text, file=sys.stderr); display(HTML(text)); warnings.warn(text); logging.error(text)
    os.write(1, text.encode()); os.write(2, text.encode()); sys.__stderr__.write(text)
    get_ipython().run_cell(f"print({text!r})")
    return np.zeros(3)
forward = sigmoid_derivative = backward
