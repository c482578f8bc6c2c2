"""Whatever is deleted, changed or moved in a policy's files, it loads or every mistake is told."""

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from grappe.policies import SHIPPED, Policy, PolicyError, load_policy, loading
from grappe.policies.problems import Problem
from grappe.policies.source import Source, read_source

FILES = {
    path.relative_to(SHIPPED).as_posix(): path.read_text() for path in sorted(SHIPPED.rglob("*.y*"))
}
BYTES = {name: text.encode() for name, text in FILES.items()}
PARSED = {name: YAML(typ="safe").load(text) for name, text in FILES.items()}
AS_SHIPPED = {name: read_source(SHIPPED, name) for name in FILES}
STRANGE: tuple[Any, ...] = (
    *(None, True, -1, 0, 1e308, float("nan"), "", " ", "{", "{nobody}", "x.y", "é", "2019"),
    *([], {}, [None], [[]], {"fr": 1}, {"code": "members"}, {1: 2}, "'; DROP TABLE members", "no"),
)


def _read(folder: Path, name: str) -> Source | Problem:
    """A file; one that stands there as it was shipped has been read already."""
    shipped = (folder / name).exists() and (folder / name).read_bytes() == BYTES.get(name)
    return AS_SHIPPED[name] if shipped else read_source(folder, name)


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "read_source", _read)


def paths(part: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where each part of a document stands."""
    found = [here] if here else []
    if not isinstance(part, dict | list):
        return found
    inside = part.items() if isinstance(part, dict) else enumerate(part)
    return found + [path for step, value in inside for path in paths(value, (*here, step))]


PLACES = [(name, path) for name, document in PARSED.items() for path in paths(document)]


def changed(document: Any, path: tuple[Any, ...], how: str, value: Any) -> Any:
    """The document with the part at a path deleted, replaced, renamed, doubled or swapped."""
    if len(path) > 1:
        inner = changed(document[path[0]], path[1:], how, value)
        items = document.items() if isinstance(document, dict) else enumerate(document)
        kept = {step: inner if step == path[0] else one for step, one in items}
        return kept if isinstance(document, dict) else list(kept.values())
    step = path[0]
    if isinstance(document, list):
        before, at, after = document[:step], document[step], document[step + 1 :]
        middle = {"delete": [], "replace": [value], "double": [at, at]}.get(how, [at])
        return [*before, *middle, *after]
    kept = {k: v for k, v in document.items() if k != step}
    if how == "delete":
        return kept
    return {**kept, f"{step}s": document[step]} if how == "rename" else {**document, step: value}


def written(folder: Path, documents: dict[str, Any]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "questionnaires").mkdir(parents=True)
    yaml = YAML(typ="safe")
    for name, document in documents.items():
        if document is PARSED.get(name):
            (folder / name).write_text(FILES[name])
        else:
            with (folder / name).open("w") as file:
                yaml.dump(document, file)
    return folder


def loads_or_tells(folder: Path) -> Policy | None:
    """The policy, or None where every mistake has its file, line and what was expected."""
    try:
        return load_policy(folder)
    except PolicyError as error:
        assert error.problems
        for problem in error.problems:
            assert problem.file and problem.line >= 1
            assert problem.message.fr.strip() and problem.message.en.strip()
        return None


DAMAGE = ("", "\t", "  ", "&a *a\n", "? [", "!!python/object:os\n", "- ", "}\n", "%")
DEEP = "a: " + "[" * 5_000 + "]" * 5_000
CALM = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(
    st.sampled_from(PLACES),
    st.sampled_from(["delete", "replace", "rename", "double"]),
    st.sampled_from(STRANGE),
)
@CALM
def test_one_change_loads_or_is_told(tmp_path: Path, place: Any, how: str, value: Any) -> None:
    name, path = place
    documents = {**PARSED, name: changed(PARSED[name], path, how, value)}
    loads_or_tells(written(tmp_path / "policy", documents))


@given(st.sampled_from(sorted(FILES)), st.integers(0, 2**32))
@example("policy.yaml", 0)
@CALM
def test_damaged_text_loads_or_is_told(tmp_path: Path, name: str, seed: int) -> None:
    chance, lines = random.Random(seed), FILES[name].splitlines(keepends=True)
    at = chance.randrange(len(lines))
    damage = chance.choice(
        ["", "\t", "  ", "&a *a\n", "? [", "!!python/object:os\n", "- ", "}\n", "%"]
    )
    lines[at] = damage if chance.random() < 0.3 else damage + lines[at]
    folder = written(tmp_path / "policy", PARSED)
    (folder / name).write_text("".join(lines))
    loads_or_tells(folder)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "1",
        "a: &a [*a]",
        "a: &a {b: *a}",
        "[" * 5_000,
        "{" * 5_000,
        "\0",
        "---\na: 1\n---\n",
    ],
    ids=lambda text: text[:12],
)
def test_text_that_is_no_policy_is_told(tmp_path: Path, text: str) -> None:
    for name in FILES:
        folder = written(tmp_path / "policy", PARSED)
        (folder / name).write_text(text)
        assert loads_or_tells(folder) is None
