# id: xss_output_svg
# kind: attack
# category: feedback-page
# form: cell
# begins with: part
# goal: SVG with a script, a handler and a foreign object as a cell's output
# success looks like: a script of the student runs in a page
# required score: 2 of 10
from IPython.display import SVG, display
ran = "document.documentElement.dataset.ran = 1"
svg = f'<svg xmlns="http://www.w3.org/2000/svg" onload="{ran}"><script>{ran}</script><foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="{ran}"/></foreignObject></svg>'
display(SVG(data=svg))
display({"image/svg+xml": svg}, raw=True)
