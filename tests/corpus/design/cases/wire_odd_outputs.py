# id: wire_odd_outputs
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: outputs with a bundle of numbers and objects, negative and infinite execution counts, names that nbformat does not know
# success looks like: nbgrader cannot read the notebook that we write
# required score: 0..2 of 10
say(cell_answer(
    {"output_type": "display_data", "data": {"text/plain": {"a": 1}, "text/html": 5, "image/png": None}, "metadata": {"": []}},
    {"output_type": "execute_result", "execution_count": -1, "data": {"text/plain": ["3.0", 3]}, "metadata": {}},
    {"output_type": "execute_result", "execution_count": 10**4000, "data": {}, "metadata": {}},
    {"output_type": "stream", "name": "stdin", "text": "x", "more": 1},
    {"output_type": "error", "ename": "", "evalue": "", "traceback": []},
))
