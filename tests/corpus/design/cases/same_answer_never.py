# id: same_answer_never
# kind: fault
# category: reply-protocol
# form: cell
# begins with: channel, whole
# goal: the guest dies when asked whether it has changed
# success looks like: the judge breaks, or points are lost
# required score: 10 of 10
import os
type(server())._same = lambda *ignored: os._exit(0)
