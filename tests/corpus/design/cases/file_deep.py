# id: file_deep
# kind: attack
# category: files
# form: bundle
# begins with: part
# goal: folders forty deep, a file that stands where a folder is asked for, names that differ by case
# success looks like: a crash of the reader, or of the writer of the autograded folder
# required score: 2 of 10
FILES = {"/".join("d" * 1 for _ in range(40)) + "/x.txt": "x", "A/x.txt": "1", "a/x.txt": "2", "ps2.ipynb.bak": "{}", ".hidden/x": "x", "ps2/ps2.ipynb": "{}"}
