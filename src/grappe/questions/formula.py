"""Formulas: arithmetic over measures, and nothing else."""

import ast
from collections.abc import Iterator
from functools import lru_cache

from grappe.words import Words

LONGEST = 2_000
"""Characters that a formula, or an expression of SQL, may have."""
DEEPEST = 30
"""How deep its parts may stand in each other."""
_GREATEST = 10**15
_SIGNS = (ast.Add, ast.Sub, ast.Mult, ast.Div)


class FormulaError(ValueError):
    """A formula that is more than numbers, names, + - * / and parentheses; `why` says what of it
    is wrong."""

    def __init__(self, formula: str, why: Words) -> None:
        super().__init__(formula)
        self.why = why.filled(formula=shortened(formula))


def measures_of(formula: str) -> tuple[str, ...]:
    """The measures that a formula names, each once, as they come. Raises FormulaError."""
    names = (node.id for node in ast.walk(arithmetic(formula)) if isinstance(node, ast.Name))
    return tuple(dict.fromkeys(names))


@lru_cache(maxsize=512)
def arithmetic(formula: str) -> ast.expr:
    """The formula as a tree of names, numbers, + - * / alone. Raises FormulaError."""
    if len(formula) > LONGEST:
        raise FormulaError(formula, TOO_LONG.filled(most=LONGEST, formula="{formula}"))
    try:
        tree = ast.parse(formula.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as problem:
        raise FormulaError(formula, _UNREADABLE) from problem
    for node, depth in _parts(tree):
        if depth > DEEPEST:
            raise FormulaError(formula, TOO_DEEP.filled(most=DEEPEST, formula="{formula}"))
        if not _is_arithmetic(node):
            raise FormulaError(formula, _MORE)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and _is_nought(node.right):
            raise FormulaError(formula, _BY_NOUGHT)
    return tree


def shortened(text: str) -> str:
    """As much of it as a sentence can hold, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _parts(tree: ast.expr) -> Iterator[tuple[ast.expr, int]]:
    waiting = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        inside = (one for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr))
        waiting += [(one, depth + 1) for one in inside]


def _is_arithmetic(node: ast.expr) -> bool:
    match node:
        case ast.Name():
            return True
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return abs(number) < _GREATEST
        case ast.UnaryOp(op=ast.USub()):
            return True
        case ast.BinOp(op=sign):
            return isinstance(sign, _SIGNS)
    return False


def _is_nought(node: ast.expr) -> bool:
    """Whether a part without any measure comes to nothing: 0, or 1 - 1."""
    return _number(node) == 0


def _number(node: ast.expr) -> float | None:
    """What a part comes to by itself; None where it names a measure or cannot be reckoned."""
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = _number(operand)
            return None if inner is None else -inner
        case ast.BinOp(left=left, op=sign, right=right):
            return _reckoned(_number(left), sign, _number(right))
    return None


def _reckoned(left: float | None, sign: ast.operator, right: float | None) -> float | None:
    if left is None or right is None:
        return None
    match sign:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
    return left / right if right else None


_UNREADABLE = Words(
    fr="un calcul sur des mesures est attendu, et «\u202f{formula}\u202f» ne se lit pas",
    en="arithmetic over measures is expected, and “{formula}” cannot be read",
)
_MORE = Words(
    fr="un calcul sur des mesures est attendu\u202f: des nombres, des codes de mesures, + - * / et "
    "des parenthèses, rien d’autre\u202f; «\u202f{formula}\u202f» en dit plus",
    en="arithmetic over measures is expected: numbers, codes of measures, + - * / and parentheses, "
    "nothing else; “{formula}” says more",
)
_BY_NOUGHT = Words(
    fr="«\u202f{formula}\u202f» divise par zéro\u202f: divisez par une mesure, ou par un autre "
    "nombre",
    en="“{formula}” divides by zero: divide by a measure or by another number",
)
TOO_LONG = Words(
    fr="au plus {most} caractères sont attendus\u202f: coupez ce calcul en plusieurs mesures "
    "(«\u202f{formula}\u202f»)",
    en="at most {most} characters are expected: cut this into several measures (“{formula}”)",
)
TOO_DEEP = Words(
    fr="au plus {most} parties imbriquées sont attendues\u202f: coupez ce calcul en plusieurs "
    "mesures («\u202f{formula}\u202f»)",
    en="at most {most} parts inside each other are expected: cut this into several measures "
    "(“{formula}”)",
)
