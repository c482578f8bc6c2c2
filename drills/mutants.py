"""What one small change can be made to the product's code, and how it is made in a process that has
loaded it: an operator, a constant, an argument inside a function; a letter in the table of rights;
a word of SQL.

Functions and constants are changed by the operators of mutmut; tables and SQL, which it does not
know, by a few of our own.
"""

import importlib
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from os.path import commonprefix
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators, operator_string

SOURCE = Path(__file__).resolve().parent.parent / "src"


@dataclass(frozen=True)
class Mutant:
    """A change in a file (beneath `src`), inside the function, constant or row of a table `inside`;
    `begins`: the line where its statement does, 0 where it stands in no function; `number`: its
    place among the changes of its file."""

    file: str
    inside: str
    line: int
    begins: int
    was: str
    becomes: str
    number: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.inside}: {self.was} -> {self.becomes}"

    def make(self) -> None:
        """Makes the change in this process, for good. Raises SyntaxError where it gives no code."""
        _MAKING[_kind(self.file)](self)


def mutants_of(file: str) -> list[Mutant]:
    """All changes of a file, always in the same order."""
    return list(_FINDING[_kind(file)](file))


def _kind(file: str) -> str:
    return "table" if "#" in file else Path(file).suffix


# --- Python -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Change:
    inside: str
    node: cst.CSTNode
    mutated: cst.CSTNode
    line: int
    begins: int


_SKIPPED = (cst.Annotation, cst.Decorator, cst.Parameters)
_ONLY_SAID = {"len", "isinstance", "cast", "TypeVar"}


class _Parsed:
    """A file of Python with its changes: inside functions, and in what a module names."""

    def __init__(self, file: str) -> None:
        wrapper = MetadataWrapper(cst.parse_module((SOURCE / file).read_text("utf-8")))
        self.module = wrapper.module
        self._lines = wrapper.resolve(PositionProvider)

    @cached_property
    def changes(self) -> list[_Change]:
        return [one for node in self.module.body for one in self._in(node, "")]

    def _in(self, node: cst.CSTNode, name: str) -> Iterator[_Change]:
        match node:
            case cst.FunctionDef():
                yield from self._below(node.body, f"{name}{node.name.value}", 0)
            case cst.ClassDef():
                for one in node.body.body:
                    if isinstance(one, cst.FunctionDef):
                        yield from self._in(one, f"{name}{node.name.value}.")
            case cst.SimpleStatementLine(body=[cst.Assign() | cst.AnnAssign() as given]):
                if name_of := _named(given):
                    kept = (*_SKIPPED, cst.SimpleString, cst.ConcatenatedString, cst.Call)
                    value = given.value
                    if value is not None and not isinstance(value, kept):
                        yield from self._below(value, name_of, 0, kept)

    def _below(
        self, node: cst.CSTNode, inside: str, begins: int, skipped: tuple[type, ...] = _SKIPPED
    ) -> Iterator[_Change]:
        if isinstance(node, skipped) or _is_only_said(node):
            return
        line = self._lines[node].start.line
        if isinstance(node, cst.SimpleStatementLine | cst.BaseCompoundStatement):
            begins = line
        for mutated in _mutated(node):
            yield _Change(inside, node, mutated, line, begins)
        for one in node.children:
            yield from self._below(one, inside, begins, skipped)

    def code(self, change: _Change) -> str:
        module = self.module.deep_replace(change.node, change.mutated)
        assert isinstance(module, cst.Module)
        return module.code


def _is_only_said(node: cst.CSTNode) -> bool:
    """What tells a reader or a type checker something, and what a change makes no sense of."""
    match node:
        case cst.Call(func=cst.Name(value=name)):
            return name in _ONLY_SAID
        case cst.Expr(value=cst.SimpleString() | cst.ConcatenatedString()):
            return True
    return False


def _mutated(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """As mutmut's operators say; of a text one change is enough."""
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            found = list(operator(node))
            yield from found[:1] if operator is operator_string else found


def _named(node: cst.Assign | cst.AnnAssign) -> str:
    target = node.targets[0].target if isinstance(node, cst.Assign) else node.target
    return target.value if isinstance(target, cst.Name) else ""


_parsed = cache(_Parsed)


def _in_python(file: str) -> Iterator[Mutant]:
    parsed = _parsed(file)
    for number, one in enumerate(parsed.changes):
        codes = (parsed.module.code_for_node(node) for node in (one.node, one.mutated))
        was, becomes = _difference(*(" ".join(code.split()) for code in codes))
        yield Mutant(file, one.inside, one.line, one.begins, was, becomes, number)
    for number, (name, line, start, was, becomes) in enumerate(_in_constants(parsed), 10_000):
        yield Mutant(file, name, line, 0, f"{was} [{start}]", becomes, number)


def _difference(was: str, becomes: str) -> tuple[str, str]:
    """Where two pieces of code differ, with some of what stands around."""
    alike = len(commonprefix([was, becomes]))
    after = len(commonprefix([was[alike:][::-1], becomes[alike:][::-1]]))
    begin = max(alike - _AROUND, 0)
    ends = (len(code) - max(after - _AROUND, 0) for code in (was, becomes))
    cut = "…" if begin else ""
    return tuple(f"{cut}{code[begin:end]}" for code, end in zip((was, becomes), ends, strict=True))  # type: ignore[return-value]


_AROUND = 30


def _make_python(mutant: Mutant) -> None:
    parsed, module = _parsed(mutant.file), importlib.import_module(_module(mutant.file))
    if mutant.number >= 10_000:
        found = list(_in_constants(parsed))[mutant.number - 10_000]
        _give(module, mutant.inside, _changed(vars(module)[mutant.inside], *found[2:]))
        return
    change = parsed.changes[mutant.number]
    compiled = compile(parsed.code(change), module.__file__ or "", "exec")
    code = _code(compiled, mutant.inside)
    if code is None:
        given = dict(vars(module))
        exec(compiled, given)
        _give(module, mutant.inside, given[mutant.inside])
    else:
        _function(vars(module), mutant.inside).__code__ = code


def _module(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _code(compiled: CodeType, name: str) -> CodeType | None:
    for one in compiled.co_consts:
        if isinstance(one, CodeType):
            found = one if one.co_qualname == name else _code(one, name)
            if found is not None:
                return found
    return None


def _function(names: Any, qualified: str) -> FunctionType:
    """The function as it was written, beneath what decorates it."""
    name, _, rest = qualified.partition(".")
    if rest:
        return _function(vars(names[name]), rest)
    found = names[name]
    while not isinstance(found, FunctionType) or hasattr(found, "__wrapped__"):
        wrapped = (getattr(found, one, None) for one in ("fget", "func", "__func__", "__wrapped__"))
        found = next(one for one in wrapped if one is not None)
    return found


def _give(module: ModuleType, name: str, value: object) -> None:
    """A module's constant is another one, wherever it was imported."""
    old = vars(module)[name]
    for one in list(sys.modules.values()):
        ours = getattr(one, "__name__", "").startswith(("grappe.", "tests."))
        if ours and vars(one).get(name) is old:
            setattr(one, name, value)


# --- SQL --------------------------------------------------------------------------------------

_SQL: tuple[tuple[str, str], ...] = (
    (r"\bAND\b", "OR"),
    (r"\bOR\b(?! REPLACE)", "AND"),
    (r" < ", " <= "),
    (r" > ", " >= "),
    (r" = ", " <> "),
    (r" \+ ", " - "),
    (r" - ", " + "),
    (r" // ", " % "),
    (r" % ", " // "),
    (r"\bsum\(", "max("),
    (r"\bmin\(", "max("),
    (r"\bmax\(", "min("),
    (r"\bleast\(", "greatest("),
    (r"\bcount\(DISTINCT ", "count("),
    (r"\bcount\(\*\)", "(count(*) + 1)"),
    (r"\bLEFT JOIN\b", "JOIN"),
    (r"\bFULL JOIN\b", "JOIN"),
    (r"\bANTI JOIN\b", "SEMI JOIN"),
    (r"\bSEMI JOIN\b", "ANTI JOIN"),
    (r"\bSELECT DISTINCT\b", "SELECT"),
    (r"\bIS NOT NULL\b", "IS NULL"),
    (r"\bIS NULL\b", "IS NOT NULL"),
    (r"\bNOT IN\b", "IN"),
    (r"(?<!IS )\bNOT (?!IN|NULL|EXISTS)", ""),
    (r"\btrue\b", "false"),
    (r"\bfalse\b", "true"),
    (r"(?<![\w$.])\d+\b", "{next}"),
)
_ANY_SQL = re.compile(r"\b(SELECT|CASE WHEN|AND|IN)\b")
_NO_SQL = re.compile(r"--.*|'[^']*'|\"[^\"]*\"|LIMIT \d+")


def _in_words(said: str) -> Iterator[tuple[int, str, str]]:
    """Where something stands in SQL, what, and what it becomes; not in comments and texts."""
    bare = _NO_SQL.sub(lambda found: " " * len(found[0]), said)
    for pattern, becomes in _SQL:
        for found in re.finditer(pattern, bare):
            new = str(int(found[0]) + 1) if becomes == "{next}" else becomes
            yield found.start(), found[0], new


def _changed(said: Any, start: int, was: str, becomes: str) -> Any:
    """The SQL with one change; of several texts, `start` counts through all of them."""
    if isinstance(said, str):
        return said[:start] + becomes + said[start + len(was) :]
    for key, one in said.items():
        if start < len(one):
            return {**said, key: _changed(one, start, was, becomes)}
        start -= len(one)
    raise LookupError(was)


def _in_constants(parsed: _Parsed) -> Iterator[tuple[str, int, int, str, str]]:
    """Changes of SQL that a module names: texts, and dictionaries of texts."""
    for line in parsed.module.body:
        match line:
            case cst.SimpleStatementLine(body=[cst.Assign() | cst.AnnAssign() as given]):
                texts = "".join(_texts(given.value))
                if _ANY_SQL.search(texts):
                    for change in _in_words(texts):
                        yield (_named(given), parsed._lines[given].start.line, *change)


def _texts(node: cst.CSTNode | None) -> Iterator[str]:
    match node:
        case cst.SimpleString() | cst.ConcatenatedString():
            yield str(node.evaluated_value)
        case cst.Dict(elements=elements):
            for one in elements:
                yield from _texts(one.value)


def _in_sql(file: str) -> Iterator[Mutant]:
    said = (SOURCE / file).read_text("utf-8")
    for start, was, becomes in _in_words(said):
        line = said.count("\n", 0, start) + 1
        yield Mutant(file, Path(file).stem, line, 0, f"{was} [{start}]", becomes, start)


def _make_sql(mutant: Mutant) -> None:
    from grappe.figures import connecting

    name, was = Path(mutant.file).stem, mutant.was.rpartition(" [")[0]
    said = _changed((SOURCE / mutant.file).read_text("utf-8"), mutant.number, was, mutant.becomes)
    read = connecting._template
    connecting._template = lambda asked: said if asked == name else read(asked)


# --- the table of rights ------------------------------------------------------------------------


def _in_table(file: str) -> Iterator[Mutant]:
    """Each letter of a row given to who has it not, and taken from who has it."""
    for number, (row, position, letter) in enumerate(_cells()):
        has = letter in _table()[row][position]
        was, becomes = (
            f"{position} {'has' if one else 'lacks'} {letter}" for one in (has, not has)
        )
        yield Mutant(file, row, 0, 0, was, becomes, number)


def _cells() -> Iterable[tuple[str, str, str]]:
    for row, cells in _table().items():
        letters = sorted(set("".join(cells.values())) - {"-"})
        yield from ((row, position, letter) for position in cells for letter in letters)


def _table() -> dict[str, dict[str, str]]:
    from grappe.site.accounts import rights

    return rights.TABLE  # type: ignore[return-value]


def _make_table(mutant: Mutant) -> None:
    row, position, letter = list(_cells())[mutant.number]
    cell = _table()[row][position]
    _table()[row][position] = cell.replace(letter, "") if letter in cell else cell + letter


_FINDING = {".py": _in_python, ".sql": _in_sql, "table": _in_table}
_MAKING = {".py": _make_python, ".sql": _make_sql, "table": _make_table}
