# id: res_time_just_under
# kind: honest-but-odd
# category: resources
# form: cell
# begins with: whole
# goal: two of four seconds in one cell
# success looks like: less than 10 of 10
# required score: 10 of 10
import time
time.sleep(2)
