"""Formulas over sums of measures, as SQL."""

import ast

from grappe.questions import arithmetic

_SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}


def formula_sql(formula: str) -> str:
    """The formula over sums of measures; what is divided by zero is NULL. Raises FormulaError."""
    return _sql(arithmetic(formula))


def _sql(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return f'fsum("{name}".value)'
        case ast.Constant(value=number):
            return repr(number)
        case ast.UnaryOp(operand=operand):
            return f"(-{_sql(operand)})"
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return f"({_sql(left)} / nullif({_sql(right)}, 0))"
        case ast.BinOp(left=left, op=sign, right=right):
            return f"({_sql(left)} {_SIGNS[type(sign)]} {_sql(right)})"
    raise AssertionError(node)
