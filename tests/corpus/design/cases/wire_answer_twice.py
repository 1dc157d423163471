# id: wire_answer_twice
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: answer a cell oneself, five times, then let the server answer, too
# success looks like: a later verb takes a stale answer for its own and the score rises
# required score: 0..2 of 10
for _ in range(5):
    say({**cell_answer(), "status": 0})
