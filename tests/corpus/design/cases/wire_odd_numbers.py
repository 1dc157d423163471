# id: wire_odd_numbers
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: infinite, negative and very long numbers where counts and shapes belong
# success looks like: an error in the judge, or a negative count of bytecodes that passes for no loop
# required score: 2 of 10
texts = iter([b'{"status":"returned","value":1,"changed":[],"bytecodes":1e400}', b'{"status":"returned","value":1,"changed":[],"bytecodes":NaN}',
         b'{"status":"returned","value":["a","<f8",[-1]],"changed":[],"bytecodes":0}', b'{"status":"returned","value":["a","<f8",[1e400]],"changed":[],"bytecodes":0}',
         b'{"status":"returned","value":' + b"9" * 5000 + b',"changed":[],"bytecodes":0}', b'{"status":"returned","value":["s","<f8"],"changed":[0,-1,1e9],"bytecodes":-1}',
         b'{"status":"returned","value":["c",1e400,NaN],"changed":"0","bytecodes":0}'] * 9)
def backward(*args):
    say(next(texts))
forward = sigmoid_derivative = backward
