# id: xss_output_javascript
# kind: attack
# category: feedback-page
# form: cell
# begins with: part
# goal: JavaScript as a cell's output, in all its mime types
# success looks like: a script of the student runs in a page
# required score: 2 of 10
from IPython.display import Javascript, display
ran = "document.documentElement.dataset.ran = 1"
display(Javascript(ran))
for mime in ("application/javascript", "text/javascript", "application/ecmascript", "application/x-javascript", "text/jscript"):
    display({mime: ran, "text/plain": ran}, raw=True)
get_ipython().run_cell_magic("javascript", "", ran)
