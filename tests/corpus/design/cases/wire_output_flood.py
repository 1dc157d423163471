# id: wire_output_flood
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: outputs of sixty MiB, sent past the recorder that would cut them at 256 KiB
# success looks like: an autograded notebook of sixty MiB
# required score: 0..2 of 10
say(cell_answer({"output_type": "stream", "name": "stdout", "text": "x" * (60 << 20)}))
