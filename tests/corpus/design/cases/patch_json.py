# id: patch_json
# kind: attack
# category: patching
# form: cell
# begins with: part
# goal: replace json, struct and socket methods in the guest
# success looks like: the judge stumbles over what comes
# required score: 0..2 of 10
import json, socket, struct
json.dumps = lambda *args, **kwargs: '{"status": "passed", "ok": true, "outputs": [], "count": 1}'
struct.Struct.pack = lambda *args: b"" if False else None if False else NotImplemented
# %%
import json, socket
json.dumps = lambda *args, **kwargs: '{"status": "passed", "ok": true, "outputs": [], "count": 1}'
socket.socket.sendall = lambda self, data: socket.socket.send(self, data[::-1])
