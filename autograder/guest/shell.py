"""IPython as a notebook's cells expect it, with every output recorded instead of sent."""

from __future__ import annotations

import io
import os
import sys
import traceback
from typing import Any

from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Any as AnyTrait
from traitlets import List as ListTrait

Output = dict[str, Any]

OVERHEAD = 40  # characters that each output takes beside its text
TRUNCATED = "\n... output over the limit was cut off.\n"


class Recorder:
    """The outputs of one cell, in order, as nbformat stores them.

    Parameters
    ----------
    limit_bytes : int
        Cap on all text and data together; what is over it is dropped and said to be.
    """

    def __init__(self, limit_bytes: int) -> None:
        self.outputs: list[Output] = []
        self._limit = self._left = limit_bytes
        self._is_full = False

    def stream(self, name: str, text: str) -> None:
        """Add printed text; text that follows on the same stream is joined."""
        text = self._cut(text)
        if not text:
            return
        last = self.outputs[-1] if self.outputs else None
        if last is not None and last["output_type"] == "stream" and last["name"] == name:
            last["parts"].append(text)
        else:
            self._left -= OVERHEAD
            self.outputs.append({"output_type": "stream", "name": name, "parts": [text]})

    def rich(self, output: Output) -> None:
        """Add a displayed object, a result or an error."""
        size = len(repr(output))
        if size > self._left:
            self.stream("stdout", " " * (self._left + 1))
            return
        self._left -= size
        self.outputs.append(output)

    def clear(self) -> None:
        """Forget what was shown so far, as ``clear_output`` asks."""
        self.outputs.clear()
        self._left, self._is_full = self._limit, False

    def finished(self) -> list[Output]:
        """Return the outputs with their text joined."""
        done = []
        for output in self.outputs:
            if output["output_type"] == "stream":
                output = {k: v for k, v in output.items() if k != "parts"} | {
                    "text": "".join(output["parts"])
                }
            done.append(output)
        return done

    def _cut(self, text: str) -> str:
        if self._is_full:
            return ""
        if len(text) > self._left:
            text = text[: max(self._left, 0)].rstrip(" ") + TRUNCATED
            self._left, self._is_full = 0, True
        else:
            self._left -= len(text)
        return text


class _Stream(io.TextIOBase):
    """Takes the place of ``sys.stdout`` or ``sys.stderr`` while a cell runs."""

    encoding = "utf-8"

    def __init__(self, name: str, shell: GuestShell) -> None:
        self.name = name
        self._shell = shell

    def fileno(self) -> int:
        """Return the descriptor for programs that write there, as a notebook's kernel does."""
        return 1 if self.name == "stdout" else 2

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._shell.recorder.stream(self.name, text)
        return len(text)

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False


class _Publisher(DisplayPublisher):
    def publish(
        self, data: Any, metadata: Any = None, *, update: bool = False, **kwargs: Any
    ) -> None:
        self.shell.recorder.rich(
            {"output_type": "display_data", "data": _texts(data), "metadata": _texts(metadata)}
        )

    def clear_output(self, wait: bool = False) -> None:
        self.shell.recorder.clear()


class _Result(DisplayHook):
    _output: Any = AnyTrait(None)

    def start_displayhook(self) -> None:
        self._output = None

    def write_output_prompt(self) -> None:
        """A notebook shows the number beside the cell, not in the text."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        self._output = {
            "output_type": "execute_result",
            "execution_count": self.prompt_count,
            "data": _texts(format_dict),
            "metadata": _texts(md_dict),
        }

    def finish_displayhook(self) -> None:
        if self._output is not None:
            self.shell.recorder.rich(self._output)
            self._output = None


def _texts(data: Any) -> dict[str, Any]:
    """Keep a mime bundle JSON-able: bytes become base64 text, odd objects their repr."""
    kept: dict[str, Any] = {}
    for key, value in dict(data or {}).items():
        if isinstance(value, bytes):
            import base64

            value = base64.b64encode(value).decode("ascii")
        kept[str(key)] = value if isinstance(value, (str, int, float, dict, list)) else repr(value)
    return kept


class _Compiler(CachingCompiler):
    """Remembers which cell of the notebook each compiled file name stands for."""

    def __init__(self) -> None:
        super().__init__()
        self.index = 0
        self.cell_of_file: dict[str, int] = {}

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:
        name: str = super().get_code_name(raw_code, transformed_code, number)
        self.cell_of_file[name] = self.index
        return name


class GuestShell(InteractiveShell):
    """An IPython shell that records outputs and knows where each line of code stands."""

    compiler_class = _Compiler
    recorder: Any = AnyTrait(None)
    made: Any = ListTrait()  # objects of the notebook's classes that a test has asked for

    def init_history(self) -> None:
        """Keep no history: a notebook has none, and a file would be shared."""
        self.history_manager = HistoryManager(shell=self, hist_file=":memory:", enabled=False)

    def _format_exception_for_storage(self, exception: BaseException, **how: Any) -> Any:
        """Keep no exceptions in the history: formatting one again takes as long as showing it."""

    def ask_exit(self) -> None:
        """Go on after ``exit`` or ``quit``: what else is in the notebook is graded all the same."""

    def enable_gui(self, gui: Any = None) -> None:
        """Accept ``%matplotlib`` in any form: there is no window to keep alive."""

    def system_piped(self, cmd: str) -> None:
        """Run a program as a notebook does, or without a terminal where there is none."""
        try:
            super().system_piped(cmd)
        except OSError:
            if cmd.rstrip().endswith("&"):  # refused in every notebook
                raise
            self.system_raw(cmd)
            self._take_descriptor_output()

    system = system_piped

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        try:
            text = str(evalue)
        except Exception:  # a student's __str__ may raise anything
            text = "<the exception cannot be shown>"
        self.recorder.rich(
            {
                "output_type": "error",
                "ename": getattr(etype, "__name__", str(etype)),
                "evalue": text,
                "traceback": [str(line) for line in stb],
            }
        )

    def run(self, source: str, index: int, limit_bytes: int) -> dict[str, Any]:
        """Run one cell.

        Returns
        -------
        answer : dict
            ``ok``, ``error`` (name of the exception or None), ``count``, ``outputs``.
        """
        self.recorder = Recorder(limit_bytes)
        sys.stdout = _Stream("stdout", self)
        sys.stderr = _Stream("stderr", self)
        self.compile.index = index
        result = self.run_cell(source, store_history=True, silent=False)
        self._take_descriptor_output()
        error = result.error_before_exec or result.error_in_exec
        return {
            "ok": error is None,
            "error": None if error is None else type(error).__name__,
            "count": self.execution_count - 1,
            "outputs": self.recorder.finished(),
        }

    def place_of(self, error: BaseException) -> tuple[int, int] | None:
        """Find the innermost line of a notebook cell that an exception passed through."""
        place = None
        for frame, line in traceback.walk_tb(error.__traceback__):
            index = self.compile.cell_of_file.get(frame.f_code.co_filename)
            if index is not None:
                place = (index, line)
        return place

    def _take_descriptor_output(self) -> None:
        """Add what subprocesses and C code wrote to descriptors 1 and 2."""
        for number, name in ((1, "stdout"), (2, "stderr")):
            size = os.lseek(number, 0, os.SEEK_CUR) if _is_file(number) else 0
            if size:
                text = os.pread(number, min(size, 1 << 20), 0).decode("utf-8", "replace")
                self.recorder.stream(name, text)
                os.ftruncate(number, 0)
                os.lseek(number, 0, os.SEEK_SET)


def _is_file(descriptor: int) -> bool:
    import stat

    try:
        return stat.S_ISREG(os.fstat(descriptor).st_mode)
    except OSError:  # a student has closed it
        return False


def _no_input(prompt: object = "") -> str:
    raise StdinNotImplementedError(
        "input() was called, but nobody is there to answer while a notebook is graded."
    )


def make_shell() -> GuestShell:
    """Create the one shell of this process.

    Tracebacks have no colours: finding them takes five times as long as the rest of a cell that
    raises, and they would have to be taken out of feedback again.
    """
    import builtins

    shell: GuestShell = GuestShell.instance(
        display_pub_class=_Publisher, displayhook_class=_Result, colors="nocolor"
    )
    builtins.input = _no_input
    return shell


FIRST = """
def check(x):
    assert x, f"{x} is not right"
check(0)
"""


def warm_up(shell: GuestShell) -> None:
    """Run first cells, so that forks start warm; after all imports, among which tracebacks look."""
    out, err = sys.stdout, sys.stderr
    shell.run(FIRST, -1, 1 << 20)
    shell.run("print(1)\n1\n", -1, 1 << 20)
    shell.reset(new_session=True)
    shell.execution_count = 1
    shell.compile.cell_of_file.clear()
    sys.stdout, sys.stderr = out, err
