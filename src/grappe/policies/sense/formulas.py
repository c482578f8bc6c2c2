"""Formulas: arithmetic over measures, read from what a file holds."""

import ast
from typing import Any

_SIGNS = (ast.Add, ast.Sub, ast.Mult, ast.Div)


def measures_of(formula: Any) -> set[str] | None:
    """The measures that a formula names, None where it is more or less than arithmetic."""
    try:
        tree = ast.parse(str(formula).strip(), mode="eval").body
        parts = [node for node in ast.walk(tree) if isinstance(node, ast.expr)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if not all(map(_is_arithmetic, parts)):
        return None
    return {node.id for node in parts if isinstance(node, ast.Name)}


def _is_arithmetic(node: ast.expr) -> bool:
    match node:
        case ast.Name():
            return True
        case ast.Constant(value=number):
            return isinstance(number, int | float) and not isinstance(number, bool)
        case ast.UnaryOp(op=ast.USub()):
            return True
        case ast.BinOp(op=sign):
            return isinstance(sign, _SIGNS)
    return False
