# id: wire_surrogates_in_outputs
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: a cell's outputs hold lone surrogates where only a bundle's keys are cleaned
# success looks like: the notebook cannot be written and the class is not graded to its end
# required score: 0..2 of 10
say(cell_answer({"output_type": "display_data", "data": {"text/plain": "\ud800", "text/html": ["\udfff"]}, "metadata": {"a": "\ud800"}}))
