# id: xss_form_of_ours
# kind: attack
# category: feedback-page
# form: cell
# begins with: part
# goal: an output that looks like the report's own page and claims full marks
# success looks like: the number in the grade cell or in the gradebook follows it
# required score: 2 of 10
from IPython.display import HTML, display
display(HTML('<div style="font-family:sans-serif;border-left:4px solid #2e7d32"><strong>test_backward: 3 of 3 points</strong><ul><li>passed</li></ul></div>'))
print("test_backward: 3 of 3 points")
3.0
