"""Names that templates ask for and nobody gave them: Django shows nothing, a test should fail.

A component may do without what components document in their leading comments; nothing else may be
absent.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FrameType

import pytest
from django.template import Node, base

from tests.messages import SOURCES

COMMENT = re.compile(r"{% comment.*?%}(.*?){% endcomment %}", re.DOTALL)

_resolve = base.Variable._resolve_lookup  # type: ignore[attr-defined]
_missed: list[str] = []


def watch(patch: pytest.MonkeyPatch) -> None:
    """From now on a name that cannot be resolved is remembered, with its template and line."""

    def resolve(variable: base.Variable, context: object) -> object:
        try:
            return _resolve(variable, context)
        except base.VariableDoesNotExist:
            _remember(str(variable.var))
            raise

    patch.setattr(base.Variable, "_resolve_lookup", resolve)


def missed() -> list[str]:
    """What was missed since last asked."""
    found = sorted(set(_missed))
    _missed.clear()
    return found


def _remember(name: str) -> None:
    node = next(_nodes(sys._getframe(2)), None)
    origin = getattr(getattr(node, "origin", None), "name", "")
    if SOURCES.as_posix() not in origin or node is None:
        return
    template = origin.rpartition("/templates/")[2]
    optional = _documented(Path(origin).parent) if "/components/" in template else set()
    if not {*name.split(".")} & optional:
        line = getattr(getattr(node, "token", None), "lineno", 0)
        _missed.append(f"{template}:{line}: {name}")


def _nodes(frame: FrameType | None) -> Iterator[Node]:
    while frame is not None:
        if isinstance(node := frame.f_locals.get("self"), Node):
            yield node
        frame = frame.f_back


@cache
def _documented(components: Path) -> set[str]:
    """Every word of the components' leading comments: they hand their parameters on."""
    texts = (path.read_text() for path in components.glob("*.html"))
    comments = (found[1] for text in texts if (found := COMMENT.search(text)))
    return {word for comment in comments for word in re.findall(r"\w+", comment)}
