"""Walking what a file holds: lists, mappings and codes, whatever their shape."""

from collections.abc import Iterator
from typing import Any

from grappe.policies.source import Step

Path = tuple[Step, ...]


def each(data: object, key: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The mappings in a list, each with its path."""
    for step, value in enumerate(listed(get(data, key))):
        if isinstance(value, dict):
            yield (key, step), value


def children(data: object) -> Iterator[tuple[Step, Any]]:
    if isinstance(data, dict):
        yield from data.items()
    elif isinstance(data, list):
        yield from enumerate(data)


def deep(data: object, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Everything in a file, each part with its path."""
    yield path, data
    for step, value in children(data):
        yield from deep(value, (*path, step))


def get(data: object, key: str) -> Any:
    return data.get(key) if isinstance(data, dict) else None


def listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def codes(data: object, key: str) -> set[str]:
    """The codes in a list of mappings."""
    return {one["code"] for _, one in each(data, key) if text(one.get("code"))}


def known_as(known: set[str]) -> str:
    return ", ".join(sorted(known))
