"""What calls leave behind in a process, and what leaves nothing."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.guest.trace import Trace

QUIET = {
    "a pure function": "def f(x):\n    return np.exp(x)",
    "a helper and a constant": "K = [1, 2]\ndef g(x):\n    return x * K[1]\n"
    "def f(x):\n    return g(x)",
    "a closure": "def make(k):\n    def f(x):\n        return k * x\n    return f\nf = make(3)",
    "a decorator": "import functools\ndef d(g):\n    @functools.wraps(g)\n"
    "    def f(*a):\n        return g(*a)\n    return f\n@d\ndef f(x):\n    return x",
    "a class": "class C:\n    a = 1\n    def __init__(self):\n        self.b = [1]\nc = C()\n"
    "def f(x):\n    return c.b[0] * C.a * x",
    "local randomness": "def f(x):\n    return np.random.default_rng(1).normal(size=3) + x",
    "a figure": "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\n"
    "def f(x):\n    return x",
    "a library's functions": "from json import dumps\nfrom math import exp\ndef f(x): dumps(x)",
    "a print": "def f(x):\n    print(x)\n    return x",
    "errstate": "def f(x):\n    with np.errstate(all='ignore'):\n        return np.log(-x)",
    "an error": "def f(x):\n    raise ValueError(x)",
}
LEAVES_A_TRACE = {
    "what a method is bound to": "note = [].append\ndef f(x): note(x)",
    "a name with underscores": "__calls__ = 0\ndef f(x):\n    global __calls__\n    __calls__ += 1",
    "code in the place of code": (
        "def g(): return 1000\ndef f(x):\n    g.__code__ = g.__code__.replace(co_consts=(None, x))"
    ),
    "a new name in a library": "import json\ndef f(x): json.calls = x",
    "a class under a library's name": (
        "class C:\n    __module__ = 'matplotlib.figure'\n    n = 0\ndef f(x): C.n = x"
    ),
    "precision": "import decimal\ndef f(x): decimal.getcontext().prec = 9",
    "the collector": "import gc\ndef f(x): gc.disable()",
    "a global number": "n = 0\ndef f(x):\n    global n\n    n += 1\n    return n",
    "a global that is new": "def f(x):\n    global new\n    new = x\n    return x",
    "a list": "seen = []\ndef f(x):\n    seen.append(x)\n    return x",
    "a dict of dicts": "s = {'a': {}}\ndef f(x):\n    s['a']['k'] = x\n    return x",
    "an array in place": "W = np.zeros(3)\ndef f(x):\n    W[:] += 1\n    return W.sum()",
    "a function's attribute": "def f(x):\n    f.calls = getattr(f, 'calls', 0) + 1\n    return x",
    "a default argument": "def f(x, memo={}):\n    memo[len(memo)] = 1\n    return x",
    "a closure's cell": "def make():\n    n = 0\n    def f(x):\n        nonlocal n\n"
    "        n += 1\n        return n\n    return f\nf = make()",
    "a class's attribute": "class C:\n    n = 0\ndef f(x):\n    C.n += 1\n    return x",
    "an object's attribute": "class C:\n    pass\nc = C()\ndef f(x):\n    c.n = x\n    return x",
    "a cache": "import functools\n@functools.lru_cache\ndef f(x):\n    return x",
    "the random state": "def f(x):\n    return np.random.normal()",
    "python's random state": "import random\ndef f(x):\n    return random.random()",
    "a seed": "def f(x):\n    np.random.seed(0)\n    return x",
    "a generator": "rng = np.random.default_rng(0)\ndef f(x):\n    return rng.normal()",
    "error handling": "def f(x):\n    np.seterr(all='raise')\n    return x",
    "print options": "def f(x):\n    np.set_printoptions(precision=2)\n    return x",
    "a warning filter": "import warnings\ndef f(x):\n    warnings.simplefilter('error')",
    "a patched library": "def f(x):\n    np.tanh = np.exp\n    return x",
    "a patched builtin": "import builtins\ndef f(x):\n    builtins.sum = max\n    return x",
    "an environment variable": "import os\ndef f(x):\n    os.environ['X'] = '1'\n    return x",
    "a file": "def f(x):\n    open('left', 'a').write('x')\n    return x",
    "the working directory": "import os\ndef f(x):\n    os.chdir('/')\n    return x",
    "an import": "def f(x):\n    import this_is_beside\n    return x",
    "a recursion limit": "import sys\ndef f(x):\n    sys.setrecursionlimit(5000)\n    return x",
    "an alarm": "import signal\ndef f(x):\n    signal.setitimer(signal.ITIMER_REAL, 100)",
    "much memory": "big = None\ndef f(x):\n    b = bytearray(100 << 20)\n    return x",
    "a module of which only a function is known": "from beside import count as f",
    "a class of a module": "from beside import Counter\ndef f(x): Counter.n += 1",
    "globals of their own": (
        "def make():\n    names = {}\n    exec('def f(x):\\n    global n\\n    n = x', names)\n"
        "    return names['f']\nf = make()"
    ),
    "a module that is made": "import types\nm = types.ModuleType('m')\ndef f(x): m.n = x",
    "a class that only its object knows": (
        "def make():\n    class C:\n        n = 0\n    return C()\nc = make()\n"
        "def f(x): type(c).n = x"
    ),
    "a class that has lost its name": (
        "class B: pass\nclass C(B): pass\ndel B\ndef f(x): C.__bases__[0].n = x"
    ),
    "a ufunc's function": (
        "def make():\n    n = []\n    return np.frompyfunc(n.append, 1, 1)\nf = make()"
    ),
    "an attribute of a partial function": (
        "import functools\np = functools.partial(int, 0)\ndef f(x): p.n = x"
    ),
    "a module, from another directory": "import os, beside\nos.chdir('/')\nf = beside.count",
    "what IPython has shown": "Out = {7: 0}\ndef f(x): Out[7] = x",
    "a name of IPython's": "_i9 = 0\ndef f(x):\n    global _i9\n    _i9 = x",
    "an open thread": "import threading\nstop = threading.Event()\n"
    "def f(x):\n    threading.Thread(target=stop.wait).start()\n    return x",
    "what is not as it should be": "class M(type):\n    __module__ = property(lambda c: 1 / 0)\n"
    "class C(metaclass=M):\n    pass\nodd = C()\ndef f(x):\n    return x",
    "more values than a look may take": "many = list(range(30_000))\ndef f(x):\n    return x",
    "something that cannot be looked into": "it = iter([1, 2, 3])\ndef f(x):\n    return next(it)",
}


# These count as changed from the beginning.
UNSEEN = ("it = iter", "np.frompyfunc", "threading.Event", "odd = C()", "many = list")


def trace_of(code: str, folder: Path) -> bool:
    """Run code and one call of its ``f`` in a fork; tell whether that left a trace."""
    pid = os.fork()
    if not pid:
        status = 2
        try:
            os.chdir(folder)
            names: dict[str, Any] = {"__name__": "__main__", "np": np}
            exec(code, names)
            trace = Trace(names)
            assert trace.is_there() == any(word in code for word in UNSEEN)
            with suppress(ValueError):
                names["f"](2.0)
            status = 1 if trace.is_there() else 0
        finally:
            os._exit(status)
    _, ended = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(ended) in (0, 1)
    return os.waitstatus_to_exitcode(ended) == 1


@pytest.mark.parametrize("what", QUIET)
def test_a_call_leaves_no_trace_by(what: str, tmp_path: Path) -> None:
    assert not trace_of(QUIET[what], tmp_path)


@pytest.mark.parametrize("what", LEAVES_A_TRACE)
def test_a_call_leaves_a_trace_by(what: str, tmp_path: Path) -> None:
    (tmp_path / "this_is_beside.py").write_text("x = 1\n")
    (tmp_path / "beside.py").write_text(
        "n = 0\ndef count(x):\n    global n\n    n += 1\nclass Counter:\n    n = 0\n"
    )
    code = "import sys\nsys.path.append('.')\n" + LEAVES_A_TRACE[what]
    assert trace_of(code, tmp_path)
