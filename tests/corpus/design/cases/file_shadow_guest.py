# id: file_shadow_guest
# kind: attack
# category: files
# form: bundle
# begins with: part
# goal: a package autograder, a usercustomize and a .pth file lie beside the notebook
# success looks like: code of the submission runs before the guest is shut in, or in the judge
# required score: 2 of 10
FILES = {
    "autograder/__init__.py": "print('LOOT')",
    "autograder/guest/__init__.py": "print('LOOT')",
    "autograder/guest/wire.py": "print('LOOT')",
    "usercustomize.py": "print('LOOT')",
    "x.pth": "import os; os.system('echo LOOT')",
    "course_config.py": "raise SystemExit('LOOT')",
    "nbgrader_config.py": "raise SystemExit('LOOT')",
    "conftest.py": "raise SystemExit('LOOT')",
    "pytest.ini": "[pytest]\naddopts = --collect-only",
}
