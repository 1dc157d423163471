# id: wire_half_a_frame
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: send half an answer and nothing more; or drop by drop
# success looks like: the judge waits longer than the check may take
# required score: 2 of 10
def backward(*args):
    channel().sendall(frame_of({"call": asked(), "status": "returned", "value": 0})[:20])
    time.sleep(9)
def forward(*args):
    channel().sendall(struct.pack("<4sII", b"AG01", 1000, 0))
    while True:
        channel().sendall(b" ")
        time.sleep(0.02)
