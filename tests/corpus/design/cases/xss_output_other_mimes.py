# id: xss_output_other_mimes
# kind: attack
# category: feedback-page
# form: cell
# begins with: part
# goal: mime types, metadata and picture data that break out of where a template puts them
# success looks like: a script of the student runs in a page
# required score: 2 of 10
from IPython.display import display
ran = "document.documentElement.dataset.ran = 1"
out = f'"><script>{ran}</script>'
display({"image/png": out, "text/plain": out}, metadata={"image/png": {"width": out, "height": out, "alt": out}}, raw=True)
display({"image/jpeg": out}, metadata={"image/jpeg": {"unconfined": True, "width": out}}, raw=True)
display({"application/pdf": out, "application/vnd.jupyter.widget-view+json": {"model_id": out}, "text/plain": out}, raw=True)
display({f"text/html{out}": out, "text/html;x": out, "TEXT/HTML": out, " text/html": out}, raw=True)
display({"text/vnd.mermaid": out, "application/json": {"a": out}, "application/geo+json": out, "application/vnd.plotly.v1+json": {"x": out}}, raw=True)
