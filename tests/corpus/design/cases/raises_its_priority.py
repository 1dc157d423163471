# id: raises_its_priority
# kind: attack
# category: resources
# form: cell
# begins with: part
# goal: the guest puts itself before all others
# success looks like: it runs before the judge
# required score: 2 of 10
import os
found = []
for attempt in (
    lambda: os.nice(-5),
    lambda: os.setpriority(os.PRIO_PROCESS, 0, -10),
    lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10)),
    lambda: os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1)),
):
    try:
        attempt()
        found.append("TOOL"[::-1])
    except OSError:
        pass
print(*found)
