# id: count_monitoring
# kind: fault
# category: loops
# form: cell
# begins with: whole
# goal: a profiler of one's own is on, by sys.setprofile, sys.settrace and sys.monitoring
# success looks like: honest work beside it loses points
# required score: 10 of 10
import sys
sys.setprofile(lambda *args: None)
sys.settrace(lambda *args: None)
if hasattr(sys, "monitoring"):
    sys.monitoring.use_tool_id(sys.monitoring.PROFILER_ID, "mine")
    sys.monitoring.set_events(sys.monitoring.PROFILER_ID, sys.monitoring.events.CALL)
