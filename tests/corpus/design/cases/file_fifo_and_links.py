# id: file_fifo_and_links
# kind: attack
# category: files
# form: bundle
# begins with: part
# goal: pipes, links to devices, to the gradebook, to the hidden tests and to themselves
# success looks like: a link is followed, or the reader waits
# required score: 2 of 10
FILES = {
    "pipe": ["fifo"],
    "zero": ["symlink", "/dev/zero"],
    "book.db": ["symlink", "../../../gradebook.db"],
    "test.py": ["symlink", "../../../solutions/ps2/test_test_sigmoid.py"],
    "me": ["symlink", "me"],
    "up": ["symlink", ".."],
    "secret": ["symlink", "../../../.autograder-secret"],
}
# %%
import os
for name in os.listdir("."):
    print(open(name).read()[::-1])
