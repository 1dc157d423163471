# id: state_replaced_main
# kind: fault
# category: state
# form: cell
# begins with: whole
# goal: __main__, sys.modules, stdout and the working directory's path are replaced
# success looks like: honest functions lose points
# required score: 10 of 10
import io, os, sys, types
sys.modules["__main__"] = types.ModuleType("__main__")
sys.stdout = io.StringIO()
sys.stderr = None
sys.path.clear()
os.chdir("/")
