# id: xss_line
# kind: attack
# category: feedback-page
# form: cell
# begins with: part
# goal: markup on the very line that raises, which the report repeats
# success looks like: a script of the student runs in a page, or the page is torn
# required score: 2 of 10
def backward(*args):
    raise ValueError("</span></li></ul></div><script>document.documentElement.dataset.ran = 1</script>")
def forward(*args):
    return {}["'\"><img src=x onerror='document.documentElement.dataset.ran = 1'>"]
def sigmoid_derivative(z):
    return 1 / 0  # `</code>` $\href{javascript:1}{x}$ &lt;b&gt; <svg/onload=document.documentElement.dataset.ran=1>
