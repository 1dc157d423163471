# id: wire_surrogates
# kind: attack
# category: channel
# form: cell
# begins with: part, channel
# goal: lone surrogates in values, keys and type names
# success looks like: a report or a notebook that cannot be written
# required score: 2 of 10
texts = iter([b'{"status":"returned","value":"\\ud800","changed":[],"bytecodes":0}', b'{"status":"returned","value":["o","\\udfff<b>"],"changed":[],"bytecodes":0}',
         b'{"status":"returned","value":["d",["\\ud800",1]],"changed":[],"bytecodes":0}', b'{"status":"raised","type":"\\ud800","place":null}',
         b'{"status":"\\ud800"}', b'{"status":"raised","type":{"a":1},"place":[0,1]}'] * 9)
def backward(*args):
    say(next(texts))
forward = sigmoid_derivative = backward
