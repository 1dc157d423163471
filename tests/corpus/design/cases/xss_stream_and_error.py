# id: xss_stream_and_error
# kind: attack
# category: feedback-page
# form: cell
# begins with: part
# goal: markup, also inside escape sequences, in printed text, an exception's name, its text and its traceback
# success looks like: a script of the student runs in a page
# required score: 2 of 10
ran = "document.documentElement.dataset.ran = 1"
print(f"<script>{ran}</script>\x1b[31m<img src=x onerror='{ran}'>\x1b[38;5;<script>{ran}</script>m")
print(f'\x1b]8;;javascript:{ran}\x1b\\x\x1b]8;;\x1b\\')
raise type(f"<script>{ran}</script>", (Exception,), {})(f"</pre><img src=x onerror='{ran}'>")
