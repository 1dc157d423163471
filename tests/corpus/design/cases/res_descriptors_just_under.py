# id: res_descriptors_just_under
# kind: honest-but-odd
# category: resources
# form: cell
# begins with: whole
# goal: eighty open files that are never closed
# success looks like: less than 10 of 10
# required score: 10 of 10
held = [open(f"{i}.txt", "w") for i in range(80)]
