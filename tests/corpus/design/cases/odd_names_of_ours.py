# id: odd_names_of_ours
# kind: honest-but-odd
# category: honest
# form: cell
# begins with: whole
# goal: variables named like what we use: student, reference, points, wire, out, In, _, display, input, print
# success looks like: less than 10 of 10
# required score: 10 of 10
student = reference = points = wire = out = shell = server = sock = message = blob = 5
_ = __ = 3
In = Out = exit = quit = input = print = 0
del display
