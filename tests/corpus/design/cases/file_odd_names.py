# id: file_odd_names
# kind: attack
# category: files
# form: bundle
# begins with: part
# goal: files whose names hold escape sequences, line feeds, markup, formulas and nothing but dots
# success looks like: one of them is obeyed by a terminal, a page or a spreadsheet
# required score: 2 of 10
FILES = {
    "\x1b]0;LOOT\x07.txt": "x",
    "a\nb.txt": "x",
    "<script>document.documentElement.dataset.ran = 1<\\script>.txt": "x",
    "=cmd|' \\C calc'!A0.csv": "=HYPERLINK(1)",
    "...": "x",
    "-rf": "x",
    "‮txt.exe": "x",
    "timestamp.txt": "1970-01-01 00:00:00\x1b[2J LOOT",
    "%s%n{0}": "x",
    "n" * 250: "x",
}
