# id: xss_output_html
# kind: attack
# category: feedback-page
# form: cell
# begins with: part
# goal: HTML with scripts, handlers, frames, links and forms as a cell's output
# success looks like: a script of the student runs in a page
# required score: 2 of 10
from IPython.display import HTML, display
ran = "document.documentElement.dataset.ran = 1"
display(HTML(f"<script>{ran}</script>"))
display(HTML(f'<img src="x" onerror="{ran}"><svg onload="{ran}"></svg><details open ontoggle="{ran}"><summary>x</summary></details>'))
display(HTML(f'<iframe srcdoc="<script>parent.{ran}</script>"></iframe><object data="data:text/html,<script>parent.{ran}</script>"></object>'))
display(HTML(f'<a href="javascript:{ran}">x</a><form action="javascript:{ran}"><input autofocus onfocus="{ran}"></form>'))
display(HTML(f'<style>@import "//example.invalid/x.css"; body {{ display: none }}</style><base href="//example.invalid/"><meta http-equiv="refresh" content="0;url=javascript:{ran}">'))
display(HTML(f'<math><mtext><table><mglyph><style><img src=x onerror="{ran}">'))
HTML(f"<script>{ran}</script>")
