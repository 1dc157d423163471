# id: same_changed_unasked
# kind: fault
# category: reply-protocol
# form: cell
# begins with: channel, part
# goal: a function answers that an earlier test has left a trace, and again in the process that it then gets
# success looks like: the judge asks again without end
# required score: 2 of 10
def forward(*args):
    say({"status": "changed"})
