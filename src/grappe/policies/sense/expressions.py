"""Expressions of SQL in a policy: what they may say, read from how DuckDB itself parses them.

An expression is arithmetic, conditions and listed functions over the fields of one section. It
names no table, asks nothing within what is asked, and reaches nothing outside, so that nobody who
writes a questionnaire can read more, or make the machine work more, than the figure needs.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import duckdb

from grappe.policies.sense.expression_words import (
    NEAR,
    NEARLY,
    NO_CAST,
    NO_FIELD,
    NO_FUNCTION,
    NO_OTHER,
    NO_QUERY,
    NO_WINDOW,
    NOT_HERE,
    ONE_VALUE,
    PARENTHESES,
    PERSONAL,
    UNREADABLE,
)
from grappe.questions import DEEPEST, LONGEST, TOO_DEEP, TOO_LONG, Words, near_codes, shortened

FUNCTIONS = frozenset(
    [
        *("+", "-", "*", "/", "~~", "!~~"),
        *("sum", "count", "count_star", "avg", "min", "max", "median", "bool_and", "bool_or"),
        *("abs", "round", "floor", "ceil", "ceiling", "greatest", "least", "nullif"),
        *("left", "right", "lower", "upper", "trim", "length", "substring", "year", "month"),
    ]
)
"""What may be called; signs and LIKE are functions to DuckDB. COALESCE, IN, BETWEEN, IS NULL and
CASE belong to the language."""
_SAID = sorted(one for one in FUNCTIONS - {"count_star"} if one.isalpha())
_TYPES = frozenset({"boolean", "date", "timestamp", "integer", "bigint", "double", "varchar"})
_PLAIN = frozenset(
    ["BETWEEN", "CASE", "CAST", "COLUMN_REF", "COMPARISON", "CONJUNCTION", "CONSTANT", "FUNCTION"]
    + ["OPERATOR", "TYPE"]
)
_OPERATORS = frozenset(
    ["COMPARE_IN", "COMPARE_NOT_IN", "OPERATOR_COALESCE", "OPERATOR_IS_NOT_NULL"]
    + ["OPERATOR_IS_NULL", "OPERATOR_NOT"]
)
_STRANGE = re.compile(r";|\\|\$|--|/\*|[\x00-\x08\x0b-\x1f]")
_TEXTS = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"")
_READ = 'SELECT (\n{}\n) AS "its value"'


def wrong_in(
    connection: duckdb.DuckDBPyConnection, expression: str, known: Mapping[str, bool]
) -> Words | None:
    """What keeps an expression from being asked; None where nothing does.

    `known` are the columns it may name, and whether they are (True) or are personal and so stand
    in no table (False).
    """
    wrong = _wrong_in_text(expression)
    if wrong:
        return wrong
    try:
        [told] = connection.execute(
            "SELECT json_serialize_sql(?)", [_READ.format(expression)]
        ).fetchall()
        read = json.loads(told[0])
    except (duckdb.Error, RecursionError, ValueError):
        return UNREADABLE.filled(text=shortened(expression))
    if read.get("error") or not _is_one_expression(read):
        return _unread(expression, str(read.get("error_message", "")))
    return next((wrong for node in _nodes(read) if (wrong := _wrong_in_node(node, known))), None)


def _wrong_in_text(expression: str) -> Words | None:
    bare = _TEXTS.sub("", expression)
    if len(expression) > LONGEST:
        return TOO_LONG.filled(most=LONGEST, formula=shortened(expression))
    if strange := _STRANGE.search(expression):
        return NOT_HERE.filled(sign=repr(strange.group())[1:-1])
    if bare.count("(") != bare.count(")"):
        return PARENTHESES.filled(text=shortened(expression))
    if _depth(bare) > DEEPEST:
        return TOO_DEEP.filled(most=DEEPEST, formula=shortened(expression))
    return None


def _depth(bare: str) -> int:
    """How deep parentheses, cases and negations stand in each other, at most."""
    here = deepest = 0
    for sign in re.findall(r"[()]|\bcase\b|\bend\b|\bnot\b", bare.lower()):
        here += 1 if sign in ("(", "case", "not") else -1
        deepest = max(deepest, here)
    return deepest


def _unread(expression: str, why: str) -> Words:
    near = re.search(r'at or near "(.*)"', why)
    if near and near.group(1) in expression and near.group(1) != ")":
        return NEAR.filled(text=shortened(expression), near=shortened(near.group(1)))
    return UNREADABLE.filled(text=shortened(expression))


def _is_one_expression(read: Mapping[str, Any]) -> bool:
    """A single SELECT of a single value, from nowhere."""
    if len(read["statements"]) != 1:
        return False
    node = read["statements"][0]["node"]
    rest = ("where_clause", "group_expressions", "having", "qualify", "sample", "modifiers")
    return (
        node["type"] == "SELECT_NODE"
        and len(node["select_list"]) == 1
        and node["from_table"]["type"] == "EMPTY"
        and not any(node.get(key) for key in rest)
        and not node["cte_map"]["map"]
    )


def _nodes(part: object) -> Iterator[Mapping[str, Any]]:
    waiting = [part]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if "class" in one:
                yield one
            waiting += reversed(one.values())
        elif isinstance(one, list):
            waiting += reversed(one)


def _wrong_in_node(node: Mapping[str, Any], known: Mapping[str, bool]) -> Words | None:
    match node["class"]:
        case "COLUMN_REF":
            return _wrong_in_name(node["column_names"], known)
        case "FUNCTION":
            return _wrong_in_call(node)
        case "SUBQUERY":
            return NO_QUERY
        case "WINDOW":
            return NO_WINDOW
        case "CAST":
            return None if _is_literal(node) else NO_CAST
        case "OPERATOR" if node["type"] not in _OPERATORS:
            return NO_OTHER
        case other:
            return None if other in _PLAIN else NO_OTHER


def _is_literal(cast: Mapping[str, Any]) -> bool:
    """A constant with its type, as `date '2021-06-07'`; any word before a text reads as a type."""
    kind = cast["type_expr"].get("type_name", "").lower()
    return cast["child"]["class"] == "CONSTANT" and kind in _TYPES


def _wrong_in_call(node: Mapping[str, Any]) -> Words | None:
    name = node["function_name"].lower()
    if name == "row":
        return ONE_VALUE
    if name not in FUNCTIONS or node.get("schema") or node.get("catalog"):
        return NO_FUNCTION.filled(name=shortened(name), known=", ".join(_SAID))
    return None


def _wrong_in_name(names: list[str], known: Mapping[str, bool]) -> Words | None:
    name = ".".join(names)
    is_there = known.get(name.lower())
    if is_there:
        return None
    if is_there is False:
        return PERSONAL.filled(name=name)
    near = near_codes(name.lower(), (one for one, there in known.items() if there))
    if near:
        return NEARLY.filled(name=shortened(name), near=", ".join(near))
    fields = ", ".join(one for one, there in known.items() if there)
    return NO_FIELD.filled(name=shortened(name), known=fields)
