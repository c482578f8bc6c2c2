"""A YAML file of a policy: what it holds, and on which line each part of it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from grappe.policies.problems import Problem
from grappe.questions import Words

Step = str | int


@dataclass(frozen=True)
class Source:
    """A file that could be read. `data` is its content in plain dicts, lists and scalars."""

    file: str
    text: str
    data: object

    def line(self, path: Sequence[Step]) -> int:
        """The line of a part, counted from 1; of its nearest parent where it is not there."""
        node, line = self._root, 1
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            node, line = found
        return line

    def problem(self, path: Sequence[Step], message: Words) -> Problem:
        said = (message.fr, message.en)
        return Problem(self.file, self.line(path), said, tuple(path))

    @cached_property
    def _root(self) -> Node | None:
        return YAML(typ="safe").compose(self.text)


def read_source(folder: Path, file: str) -> Source | Problem:
    """A file of a policy's folder, or the mistake that keeps it from being read."""
    try:
        text = (folder / file).read_text(encoding="utf-8")
        data = YAML(typ="safe").load(text)
        return _problem(file, 1, _ALIAS) if _repeats(data) else Source(file, text, data)
    except FileNotFoundError:
        return _problem(file, 1, _ABSENT)
    except UnicodeDecodeError:
        return _problem(file, 1, _NOT_UTF8)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = _NOT_YAML.filled(why=(error.problem or error.context or "").split("\n")[0])
        return _problem(file, mark.line + 1 if mark else 1, said)
    except RecursionError:
        return _problem(file, 1, _TOO_DEEP)
    except (YAMLError, ValueError, TypeError) as error:
        return _problem(file, 1, _NOT_YAML.filled(why=str(error).split("\n")[0]))


def _repeats(data: object) -> bool:
    """Whether a part stands in two places, or in itself, by an alias."""
    seen: set[int] = set()
    waiting = [data]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict | list):
            if id(part) in seen:
                return True
            seen.add(id(part))
            waiting.extend(part.values() if isinstance(part, dict) else part)
    return False


def _child(node: Node | None, step: Step) -> tuple[Node, int] | None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key.start_mark.line + 1
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step].start_mark.line + 1
    return None


def _problem(file: str, line: int, message: Words) -> Problem:
    return Problem(file, line, (message.fr, message.en))


_ABSENT = Words(fr="ce fichier est attendu et manque", en="this file is expected and missing")
_NOT_UTF8 = Words(fr="un fichier en UTF-8 est attendu", en="a file in UTF-8 is expected")
_ALIAS = Words(
    fr="chaque partie est attendue à sa place, sans alias (&nom, *nom)",
    en="each part is expected in its own place, without aliases (&name, *name)",
)
_TOO_DEEP = Words(
    fr="des parties moins imbriquées sont attendues", en="less deeply nested parts are expected"
)
_NOT_YAML = Words(
    fr="du YAML 1.2 est attendu, et ne se lit pas ici\u202f: {why}",
    en="YAML 1.2 is expected, and cannot be read here: {why}",
)
