"""The site's own code, read: which function calls which, and which changes rows."""

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import grappe.site

SITE = Path(grappe.site.__file__).parent
LEFT_OUT = ("trail/", "look/", "operations/")
CREATES = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "create_user"}
CHANGES = {"update", "delete", "add", "set"}
ROWS = (".objects", ".filter(", ".exclude(", ".roles", ".clusters", ".people")


@dataclass
class Function:
    """`calls` are functions of the site by their full names; `leaves` those that record."""

    calls: set[str] = field(default_factory=set)
    writes: bool = False
    records: bool = False


@cache
def functions() -> dict[str, Function]:
    """Every function of the site's rooms by its full name, as "rounds.drafting.change"."""
    found: dict[str, Function] = {}
    trees = {}
    for path in sorted(SITE.rglob("*.py")):
        told = path.relative_to(SITE).as_posix()
        if not told.startswith(LEFT_OUT) and "migrations/" not in told:
            module = told.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            trees[module] = ast.parse(path.read_text())
    for module, tree in trees.items():
        names = known_names(module, tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                one = found.setdefault(f"{module}.{node.name}", Function())
                one.calls |= {full for used in ast.walk(node) if (full := resolved(used, names))}
                one.writes |= any(map(is_writing, ast.walk(node)))
    for one in found.values():
        one.records = "trail.record" in one.calls
    return found


def known_names(module: str, tree: ast.Module) -> dict[str, str]:
    """What names of a module mean: what it imports from the site, and its own functions."""
    names = {n.name: f"{module}.{n.name}" for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("grappe.site"):
            start = node.module.removeprefix("grappe.site").removeprefix(".")
            for alias in node.names:
                full = f"{start}.{alias.name}".removeprefix(".")
                names[alias.asname or alias.name] = full
    return names


def resolved(node: ast.AST, names: dict[str, str]) -> str | None:
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        if node.value.id in {"self", "cls"}:
            return names.get(node.attr)
        return f"{names[node.value.id]}.{node.attr}" if node.value.id in names else None
    return None


def is_writing(node: ast.AST) -> bool:
    """Sets and dictionaries add and update too: rows are changed by a manager or a query."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    on, name = ast.unparse(node.func.value), node.func.attr
    if name in CREATES or (name == "create" and ".objects" in on):
        return True
    if name == "save" or (name == "delete" and not node.args):
        return True
    return name in CHANGES and any(rows in on for rows in ROWS)


@cache
def callers() -> dict[str, set[str]]:
    """Who calls each function."""
    found = defaultdict(set)
    for name, one in functions().items():
        for called in one.calls:
            found[called].add(name)
    return found
