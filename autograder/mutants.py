"""Mutants: the reference with one small, mechanical change each.

A suite that gives a mutant full marks has a hole where the change was made, or
the change makes no difference. :func:`changes` lists what is changed.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch

WIDTH = 60
Path = tuple[tuple[str, int | None], ...]

OTHER_OPERATOR: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.Pow: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
}
ORDERED = (ast.Sub, ast.Div, ast.MatMult, ast.Pow)
OTHER_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
TWINS = {
    **{"sum": "mean", "mean": "sum", "max": "min", "min": "max"},
    **{"argmax": "argmin", "argmin": "argmax", "maximum": "minimum", "minimum": "maximum"},
    **{"zeros": "ones", "ones": "zeros", "zeros_like": "ones_like", "ones_like": "zeros_like"},
}
COMMUTATIVE = {"maximum", "minimum", "add", "multiply", "logaddexp"}
# Students may leave conversions out; without a size or a view of a dict nothing runs at all.
KEPT_CALLS = {
    *(
        "float",
        "int",
        "array",
        "asarray",
        "len",
        "range",
        "arange",
        "zeros",
        "ones",
        "empty",
        "eye",
    ),
    *("items", "keys", "values", "enumerate", "errstate"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """An answer of the reference with one change.

    Attributes
    ----------
    id : str
        Unique within the assignment, e.g. ``"softmax-mutant-7"``; another reference,
        another number.
    exercise : str
        The exercise whose answer it replaces.
    line : int
        Of the change, in ``notebook.py``.
    change : str
        On one line, e.g. ``"E.sum(axis=1) -> E.sum(axis=0)"``.
    source : str
        The whole answer cell with the change, without comments.
    """

    id: str
    exercise: str
    line: int
    change: str
    source: str


def mutants_of(exercise: str, answer: str, above: int = 0) -> tuple[Mutant, ...]:
    """Return all mutants of an answer, no two of them the same code.

    Parameters
    ----------
    exercise : str
        Whose answer it is.
    answer : str
        The answer cell's source.
    above : int
        Lines above it in its file.
    """
    tree = ast.parse(answer)
    strings = _strings(tree)
    seen = {ast.dump(tree)}
    mutants: list[Mutant] = []
    for path, node in _places(tree):
        for change in (*changes(node), *_other_string(node, strings)):
            mutated = _put(tree, path, change)
            source = ast.unparse(mutated)
            # Read again, because a negative number has two trees and one spelling.
            form = ast.dump(ast.parse(source))
            if form in seen:
                continue
            seen.add(form)
            mutants.append(
                Mutant(
                    id=f"{exercise}-mutant-{len(mutants) + 1}",
                    exercise=exercise,
                    line=above + _line(tree, path),
                    change=_shown(tree, mutated, path, dropped=change is None),
                    source=source,
                )
            )
    return tuple(mutants)


@singledispatch
def changes(node: ast.AST) -> Iterator[ast.AST | None]:
    """Yield what takes a node's place, one mutant each; None where it is left out.

    ====================  ======================================================
    arithmetic            another operator, operands changed round, a term or
                          factor dropped, ``.T`` on either side of ``@``
    comparisons, logic    the boundary, the opposite; a condition dropped
    numbers               one more and one less; twice, half and minus a float
    strings               another of the cell's: ``params["W1"]``, ``params["b1"]``
    signs, ``.T``, calls  dropped; ``sum`` for ``mean``, ``max`` for ``min``
    arguments, tuples     two neighbours swapped; ``axis`` another or none
    slices, ``range``     one longer, one shorter
    statements            dropped; a condition turned into its opposite
    ====================  ======================================================
    """
    yield from ()


@changes.register
def _of_statement(node: ast.stmt) -> Iterator[ast.AST | None]:
    if not isinstance(
        node, (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Pass)
    ) and not _is_docstring(node):
        yield None


@changes.register(ast.If)
@changes.register(ast.While)
def _of_branch(node: ast.If | ast.While) -> Iterator[ast.AST | None]:
    yield None
    yield type(node)(
        test=ast.UnaryOp(op=ast.Not(), operand=node.test), body=node.body, orelse=node.orelse
    )


@changes.register
def _of_update(node: ast.AugAssign) -> Iterator[ast.AST | None]:
    yield None
    if other := OTHER_OPERATOR.get(type(node.op)):
        yield ast.AugAssign(target=node.target, op=other(), value=node.value)


@changes.register
def _of_arithmetic(node: ast.BinOp) -> Iterator[ast.AST | None]:
    left, op, right = node.left, node.op, node.right
    if other := OTHER_OPERATOR.get(type(op)):
        yield ast.BinOp(left=left, op=other(), right=right)
    if isinstance(op, ORDERED):
        yield ast.BinOp(left=right, op=op, right=left)
    if isinstance(op, (ast.Add, ast.Sub, ast.Mult, ast.Div)):
        yield left
    if isinstance(op, (ast.Add, ast.Mult)):
        yield right
    if isinstance(op, ast.Sub):
        yield ast.UnaryOp(op=ast.USub(), operand=right)
    if isinstance(op, ast.MatMult) and not _is_vector(left):
        yield ast.BinOp(left=_turned(left), op=op, right=right)
    if isinstance(op, ast.MatMult) and not _is_vector(right):
        yield ast.BinOp(left=left, op=op, right=_turned(right))


def _is_vector(node: ast.expr) -> bool:
    """Tell by its name: matrices are upper-case, and a vector has no other way to lie."""
    return isinstance(node, ast.Name) and node.id[0].islower()


def _turned(node: ast.expr) -> ast.expr:
    if isinstance(node, ast.Attribute) and node.attr == "T":
        return node.value
    return ast.Attribute(value=node, attr="T", ctx=ast.Load())


@changes.register
def _of_sign(node: ast.UnaryOp) -> Iterator[ast.AST | None]:
    yield node.operand


@changes.register
def _of_comparison(node: ast.Compare) -> Iterator[ast.AST | None]:
    for i, op in enumerate(node.ops):
        for other in OTHER_COMPARISONS[type(op)]:
            ops = [*node.ops[:i], other(), *node.ops[i + 1 :]]
            yield ast.Compare(left=node.left, ops=ops, comparators=node.comparators)


@changes.register
def _of_logic(node: ast.BoolOp) -> Iterator[ast.AST | None]:
    yield ast.BoolOp(op=ast.Or() if isinstance(node.op, ast.And) else ast.And(), values=node.values)
    for i in range(len(node.values)):
        rest = [*node.values[:i], *node.values[i + 1 :]]
        yield ast.BoolOp(op=node.op, values=rest) if len(rest) > 1 else rest[0]


@changes.register
def _of_choice(node: ast.IfExp) -> Iterator[ast.AST | None]:
    yield node.body
    yield node.orelse


@changes.register
def _of_constant(node: ast.Constant) -> Iterator[ast.AST | None]:
    value = node.value
    numbers: tuple[float, ...] = ()
    if isinstance(value, bool):
        numbers = (not value,)
    elif isinstance(value, int):
        numbers = (value + 1, value - 1)
    elif isinstance(value, float):
        numbers = (2 * value, value / 2, -value) if value else (1.0, -1.0)
    yield from map(ast.Constant, numbers)


@changes.register
def _of_attribute(node: ast.Attribute) -> Iterator[ast.AST | None]:
    if node.attr == "T":
        yield node.value
    if node.attr in TWINS:
        yield ast.Attribute(value=node.value, attr=TWINS[node.attr], ctx=node.ctx)


@changes.register
def _of_call(node: ast.Call) -> Iterator[ast.AST | None]:
    function, name = node.func, _last_name(node.func)
    if name not in COMMUTATIVE:
        for args in _swapped(node.args):
            yield ast.Call(func=function, args=args, keywords=node.keywords)
    if name == "range" and node.args:
        for moved in _moved(node.args[-1]):
            yield ast.Call(func=function, args=[*node.args[:-1], moved], keywords=[])
    if name in KEPT_CALLS:
        return
    if not node.args and isinstance(function, ast.Attribute):
        yield function.value  # a method without arguments: x.copy(), x.sum(axis=0)
    if len(node.args) == 1 and not isinstance(node.args[0], ast.Starred):
        yield node.args[0]


@changes.register
def _of_keyword(node: ast.keyword) -> Iterator[ast.AST | None]:
    if node.arg == "axis":
        yield None
        was = node.value.value if isinstance(node.value, ast.Constant) else None
        yield ast.keyword(arg="axis", value=ast.Constant(1 if was == 0 else 0))


@changes.register
def _of_slice(node: ast.Slice) -> Iterator[ast.AST | None]:
    lower, upper, step = node.lower, node.upper, node.step
    for moved in [ast.Constant(1)] if lower is None else _moved(lower):
        yield ast.Slice(lower=moved, upper=upper, step=step)
    for moved in [ast.Constant(-1)] if upper is None else _moved(upper):
        yield ast.Slice(lower=lower, upper=moved, step=step)


@changes.register
def _of_tuple(node: ast.Tuple) -> Iterator[ast.AST | None]:
    if isinstance(node.ctx, ast.Load):
        for elements in _swapped(node.elts):
            yield ast.Tuple(elts=elements, ctx=node.ctx)


def _moved(node: ast.expr) -> Iterator[ast.expr]:
    """Yield an expression plus and minus 1; a number is changed where it stands."""
    if not isinstance(node, ast.Constant):
        yield ast.BinOp(left=node, op=ast.Add(), right=ast.Constant(1))
        yield ast.BinOp(left=node, op=ast.Sub(), right=ast.Constant(1))


def _swapped(nodes: Sequence[ast.expr]) -> Iterator[list[ast.expr]]:
    for i in range(len(nodes) - 1):
        yield [*nodes[:i], nodes[i + 1], nodes[i], *nodes[i + 2 :]]


def _last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return str(name)
    return ""


def _other_string(node: ast.AST, strings: Sequence[str]) -> Iterator[ast.AST]:
    """Yield the next of the cell's strings in a string's place, in a circle."""
    if isinstance(node, ast.Constant) and node.value in strings:
        other = strings[(strings.index(node.value) + 1) % len(strings)]
        yield ast.Constant(other if len(strings) > 1 else f"{other}_")


def _strings(tree: ast.AST) -> list[str]:
    nodes = [node for _, node in _places(tree) if isinstance(node, ast.Constant)]
    return list(dict.fromkeys(node.value for node in nodes if isinstance(node.value, str)))


def _places(node: ast.AST, path: Path = ()) -> Iterator[tuple[Path, ast.AST]]:
    """Yield every node below one, with the way to it."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST):
                here = (*path, (name, index))
                yield here, child
                if not _is_closed(child):
                    yield from _places(child, here)


def _is_closed(node: ast.AST) -> bool:
    """Tell whether what is inside does not matter (text) or is changed as a whole (axis)."""
    if isinstance(node, ast.keyword):
        return node.arg in ("axis", "dtype")
    if isinstance(node, ast.Call):
        return _last_name(node.func) == "errstate"
    return isinstance(node, (ast.Raise, ast.JoinedStr)) or _is_docstring(node)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _at(tree: ast.AST, path: Path) -> ast.AST:
    node = tree
    for name, index in path:
        field = getattr(node, name)
        node = field if index is None else field[index]
    return node


def _put(tree: ast.Module, path: Path, node: ast.AST | None) -> ast.Module:
    """Return a copy of a tree with another node in one place, or with none."""
    tree = copy.deepcopy(tree)
    parent, (name, index) = _at(tree, path[:-1]), path[-1]
    if index is None:
        setattr(parent, name, node)
        return tree
    field = getattr(parent, name)
    field[index : index + 1] = [] if node is None else [node]
    if name == "body" and not field:
        field.append(ast.Pass())
    return tree


def _line(tree: ast.AST, path: Path) -> int:
    """Return the line of a place, or of the nearest node around it that has one."""
    nodes = [_at(tree, path[:depth]) for depth in range(1, len(path) + 1)]
    return int([node.lineno for node in nodes if hasattr(node, "lineno")][-1])


def _shown(tree: ast.AST, mutated: ast.AST, path: Path, *, dropped: bool) -> str:
    """Return a change on one line, with as much around it as fits."""
    node = _at(tree, path)
    if dropped and isinstance(node, ast.stmt):
        return f"{_first_line(node)} -> dropped"
    shown = ""
    for depth in range(len(path) - dropped, 0, -1):
        before, after = (_first_line(_at(t, path[:depth])) for t in (tree, mutated))
        if before == after or (shown and max(len(before), len(after)) > WIDTH):
            break
        shown = f"{before} -> {after}"
    return shown


def _first_line(node: ast.AST) -> str:
    return ast.unparse(node).strip().splitlines()[0]
