"""French is written as French is printed, wherever the product says something."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import grappe

ROOT = Path(grappe.__file__).parent
WITHOUT_NARROW_SPACE = re.compile("(?<!\u202f)[;!?»]|(?<!\u202f):(?!//|\\d)|«(?!\u202f)")
STRAIGHT_APOSTROPHE = re.compile(r"(?<=\w)'(?=[\w ])")
SQL = re.compile(r"^\s*(?:- {.*value:|value:|where:|formula:|count\(|AND )")
PLAIN_SPACE = re.compile(r"\w [;:!?»](?!\w)|« ")


def french(file: Path) -> Iterator[str]:
    """What a file gives as `fr=`, the places to fill in left out."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.keyword) and node.arg == "fr":
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def test_code_puts_signs_as_they_are_printed() -> None:
    wrong = {
        f"{file.relative_to(ROOT)}: {text}"
        for file in ROOT.rglob("*.py")
        for text in french(file)
        if len(text) > 1 and (WITHOUT_NARROW_SPACE.search(text) or STRAIGHT_APOSTROPHE.search(text))
    }
    assert wrong == set()


def test_a_policys_files_put_narrow_spaces_beside_their_signs() -> None:
    wrong = {
        f"{file.name}:{number}: {line.strip()}"
        for file in ROOT.rglob("*.yaml")
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if PLAIN_SPACE.search(line)
    }
    assert wrong == set()


def test_a_policys_files_put_true_apostrophes_in_their_words() -> None:
    wrong = {
        f"{file.name}:{number}: {line.strip()}"
        for file in ROOT.rglob("*.yaml")
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if STRAIGHT_APOSTROPHE.search(line) and not SQL.match(line)
    }
    assert wrong == set()
