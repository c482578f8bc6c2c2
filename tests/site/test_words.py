"""Every word of the site exists in both languages, and in good French."""

import re
import subprocess
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

from tests.messages import SOURCES, catalogues

SITE = SOURCES / "site"
KEYWORDS = (
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext:1,2",
    "ngettext_lazy:1,2",
    "pgettext:1c,2",
    "pgettext_lazy:1c,2",
    "npgettext:1c,2,3",
    "_",
)
TWO_FORMS = ("nplurals=INTEGER; plural=EXPRESSION", "nplurals=2; plural=(n > 1)")
LANGUAGE_NAMES = {"Français", "English"}
NAMES = LANGUAGE_NAMES | {"Grappe", "Excel", "Ctrl", "csv", "parquet", "xlsx", "svg", "png"}
PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w*)(?:!r)?\}|%[sd]")
TEMPLATES = sorted(SITE.rglob("templates/**/*.html"))
WITHOUT_WORDS = {"style.html", "control_state.html"}
"""Believable examples; a handful of attributes."""


def asked(folder: Path) -> dict[str, str]:
    """Each message that the site's code and templates ask for, and its plural form or itself."""
    for path in SITE.rglob("*.py"):
        _copy(folder, path, path.read_text())
    for path in (*TEMPLATES, *SITE.rglob("templates/**/*.txt")):
        _copy(folder, path, templatize(path.read_text(), origin=str(path)))
    words = [f"--keyword={word}" for word in KEYWORDS]
    files = sorted(path.name for path in folder.glob("*.py"))
    options = ["-L", "Python", "--from-code=UTF-8", "-o", "asked.po", *words]
    subprocess.run(["xgettext", *options, *files], cwd=folder, check=True, capture_output=True)
    (folder / "asked.po").write_text((folder / "asked.po").read_text().replace(*TWO_FORMS))
    subprocess.run(["msgen", "-o", "said.po", "asked.po"], cwd=folder, check=True)
    return read(folder / "said.po")


def _copy(folder: Path, path: Path, text: str) -> None:
    name = "-".join(path.relative_to(SITE).parts)
    (folder / f"{name}.py").write_text(text)


def read(po: Path) -> dict[str, str]:
    """Message → translation; a plural form is "message[1]". Empty and fuzzy ones are left out."""
    compiled = subprocess.run(["msgfmt", "-o", "-", po], check=True, capture_output=True).stdout
    into = po.with_suffix(f".{id(compiled)}")
    into.write_bytes(compiled)
    with into.open("rb") as file:
        known = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    into.unlink()
    return {
        (key if isinstance(key, str) else key[0] + (f"[{key[1]}]" if key[1] else "")): said
        for key, said in known.items()
        if key
    }


@pytest.fixture(scope="module")
def french() -> dict[str, str]:
    return {key: said for po in catalogues() for key, said in read(po).items()}


def test_every_word_that_is_asked_for_is_translated(tmp_path, french):
    assert sorted(set(asked(tmp_path)) - set(french) - LANGUAGE_NAMES) == []


def test_no_translation_is_left_in_doubt():
    assert [po for po in catalogues() if "#, fuzzy" in po.read_text()] == []


def test_a_translation_keeps_the_places_of_its_message(french):
    for message, said in french.items():
        if "[" not in message:
            assert set(PLACE.findall(said)) <= set(PLACE.findall(message)), message


def test_one_message_has_one_translation():
    known: dict[str, str] = {}
    for po in catalogues():
        for message, said in read(po).items():
            assert known.setdefault(message, said) == said, (message, po)


def test_french_signs_have_their_narrow_space(french):
    bad = re.compile(r"[^\u202f][;!?»]|[^\u202f]:(?=\s|$)|«[^\u202f]|\w'\w")
    assert [said for said in french.values() if bad.search(re.sub(r"&\w+;", "", said))] == []


@pytest.mark.parametrize(
    "path", [p for p in TEMPLATES if p.name not in WITHOUT_WORDS], ids=lambda p: p.stem
)
def test_no_word_stands_in_a_template_untranslated(path):
    text = path.read_text()
    for pattern in (
        r"{% comment.*?{% endcomment %}",
        r"{% blocktranslate.*?{% endblocktranslate %}",
        r"{#.*?#}|{%.*?%}|{{.*?}}",
    ):
        text = re.sub(pattern, "", text, flags=re.DOTALL)
    told = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', text)
    plain = re.sub(r"<[^>]*>|&\w+;", " ", text)
    words = set(re.findall(r"[^\W\d_]{2,}", " ".join((plain, *told))))
    assert not words - NAMES


def test_every_catalogue_says_that_french_counts_none_as_one():
    silent = [str(one) for one in catalogues() if "plural=(n > 1)" not in one.read_text()]
    assert silent == []
