# id: odd_locale_and_path
# kind: honest-but-odd
# category: honest
# form: cell
# begins with: whole
# goal: language, working directory, umask and path are changed
# success looks like: points are lost
# required score: 10 of 10
import locale, os, sys
locale.setlocale(locale.LC_ALL, "C")
os.makedirs("deeper/still", exist_ok=True)
os.chdir("deeper/still")
os.umask(0o777)
sys.path[:] = []
