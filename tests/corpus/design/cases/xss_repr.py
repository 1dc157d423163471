# id: xss_repr
# kind: attack
# category: feedback-page
# form: cell
# begins with: part
# goal: objects whose representations are HTML, SVG, Markdown and JavaScript
# success looks like: a script of the student runs in a page
# required score: 2 of 10
ran = "document.documentElement.dataset.ran = 1"
class Rich:
    def _repr_html_(self): return f"<script>{ran}</script>"
    def _repr_svg_(self): return f"<svg onload='{ran}'/>"
    def _repr_javascript_(self): return ran
    def _repr_markdown_(self): return f"<script>{ran}</script>"
    def _repr_latex_(self): return f"$</script><script>{ran}</script>$"
    def __repr__(self): return f"<script>{ran}</script>"
Rich()
