# id: res_output_just_under
# kind: honest-but-odd
# category: resources
# form: cell
# begins with: whole
# goal: 250 of 256 KiB printed
# success looks like: less than 10 of 10
# required score: 10 of 10
print("x" * 250 * 1024)
