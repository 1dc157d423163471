# id: thread_storm
# kind: fault
# category: resources
# form: cell
# begins with: whole
# goal: a cell leaves thirty threads that compute for ever
# success looks like: the batch hangs, or others lose points
# required score: 0..10 of 10
import threading
def spin():
    while True:
        pass
for _ in range(30):
    threading.Thread(target=spin, daemon=True).start()
