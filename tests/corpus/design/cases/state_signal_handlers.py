# id: state_signal_handlers
# kind: attack
# category: state
# form: cell
# begins with: part
# goal: handlers for every signal, timers, ignored children
# success looks like: another cell, test or submission is disturbed
# required score: 2 of 10
import signal
for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
