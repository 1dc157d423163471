# id: wire_ask_without_reading
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: ask ten thousand times and never read an answer, so that both sides wait to write
# success looks like: the judge waits longer than the check may take
# required score: 2 of 10
def backward(*args):
    one = frame_of({"call": asked(), "status": "ask", "function": "sigmoid", "arguments": ["t", ["t", 0.5], ["d"]]})
    for _ in range(100):
        channel().sendall(one * 100)
    time.sleep(9)
