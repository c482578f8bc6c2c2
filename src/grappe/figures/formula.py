"""Formulas: arithmetic over measures, and nothing else."""

import ast

_SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}


class FormulaError(ValueError):
    """A formula that is more than numbers, names, + - * / and parentheses."""


def measures_of(formula: str) -> tuple[str, ...]:
    """The measures that a formula names, each once, as they come."""
    names = (node.id for node in ast.walk(_parsed(formula)) if isinstance(node, ast.Name))
    return tuple(dict.fromkeys(names))


def formula_sql(formula: str) -> str:
    """The formula over sums of measures, as SQL; what is divided by zero is NULL."""
    return _sql(_parsed(formula))


def _parsed(formula: str) -> ast.expr:
    try:
        return ast.parse(formula.strip(), mode="eval").body
    except (SyntaxError, ValueError) as problem:
        raise FormulaError(formula) from problem


def _sql(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return f'fsum("{name}".value)'
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return repr(number)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"(-{_sql(operand)})"
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return f"({_sql(left)} / nullif({_sql(right)}, 0))"
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _SIGNS:
            return f"({_sql(left)} {_SIGNS[type(sign)]} {_sql(right)})"
    raise FormulaError(ast.unparse(node))
