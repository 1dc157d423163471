# id: state_leftover_children
# kind: attack
# category: state
# form: cell
# begins with: part
# goal: thirty children in sessions of their own, that ignore what can be ignored
# success looks like: one is left when grading is over, or a neighbour has no room
# required score: 0..2 of 10
import os, signal, time
for _ in range(30):
    if os.fork() == 0:
        os.setsid()
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        while True:
            time.sleep(1000)
