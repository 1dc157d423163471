# id: state_threads_in_every_cell
# kind: fault
# category: state
# form: cell
# begins with: whole
# goal: a thread that never ends is started in the last cell and prints
# success looks like: a check waits for it or reads its output
# required score: 10 of 10
import threading, time
def chatter():
    while True:
        print("still here")
        time.sleep(0.01)
threading.Thread(target=chatter, daemon=True).start()
