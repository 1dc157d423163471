# id: csv_formula
# kind: attack
# category: spreadsheet
# form: cell
# begins with: part
# goal: names and texts that a spreadsheet takes for formulas
# success looks like: a file that we write for a spreadsheet holds them unguarded
# required score: 2 of 10
raise type("=cmd|' /C calc'!A0", (Exception,), {})("@SUM(1+1)*cmd|' /C calc'!A0")
