"""From a paper to a PDF."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from grappe.papers import words as said
from grappe.papers.model import Paper
from grappe.papers.story import StoryPaper, content_of_story, files_of
from grappe.papers.typeset.content import content

_HERE = Path(__file__).parent
_LAYOUTS = {"cluster": "portrait.typ", "domain": "portrait.typ", "region": "report.typ"}
_LOOK = "look.typ"
_MOST_TRIES = 4
_DRAWN = "svg"
_NOT_DISPLAYED = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_INSTEAD = "□"


def as_pdf(paper: Paper) -> bytes:
    """The paper as PDF/UA-1 and PDF/A-2a."""
    return _lacking_none(_LAYOUTS[paper.where.level], content(paper), {})


def story_as_pdf(paper: StoryPaper) -> bytes:
    """A story, with its pictures, as PDF/UA-1 and PDF/A-2a."""
    return _lacking_none("story.typ", content_of_story(paper), files_of(paper))


def _lacking_none(layout: str, told: dict[str, Any], files: Mapping[str, bytes]) -> bytes:
    """A sign that no font at hand has is set as □, which the paper then says."""
    import typst

    for _ in range(_MOST_TRIES):
        try:
            return _set(layout, told, files)
        except typst.TypstError as wrong:
            texts = map(_unescaped, _NOT_DISPLAYED.findall(wrong.diagnostic))
            signs = {one for text in texts for one in text}
            if not signs:
                raise
            told = _without(told, signs)
            told["lacking"] = said.LACKING.to(told["language"])
    return _set(layout, told, files)


def _set(layout: str, told: dict[str, Any], files: Mapping[str, bytes]) -> bytes:
    """By a compiler of its own: one can't be asked by two threads at once. Pictures are files
    beside the layout, in a folder that is gone afterwards."""
    if not files:
        return _compiled(_HERE, layout, told)
    with TemporaryDirectory(prefix="grappe-paper-") as made:
        folder = Path(made)
        for name in (layout, _LOOK):
            (folder / name).write_bytes((_HERE / name).read_bytes())
        for name, written in files.items():
            (folder / name).write_bytes(written)
        return _compiled(folder, layout, told)


def _compiled(folder: Path, layout: str, told: dict[str, Any]) -> bytes:
    import typst

    given = {"paper": json.dumps(told)}
    compiler = typst.Compiler(root=folder, font_paths=_fonts())
    made = compiler.compile(
        folder / layout, format="pdf", sys_inputs=given, pdf_standards=["ua-1", "a-2a"]
    )
    assert isinstance(made, bytes)
    return made


def _unescaped(text: str) -> str:
    """A text as it was before Typst put it between quotes."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


def _without(told: Any, signs: set[str]) -> Any:
    if isinstance(told, str):
        return "".join(_INSTEAD if one in signs else one for one in told)
    if isinstance(told, dict):
        return {k: v if k == _DRAWN else _without(v, signs) for k, v in told.items()}
    return [_without(one, signs) for one in told] if isinstance(told, list) else told


@cache
def _fonts() -> Any:
    """Found once for the process: the house's own before the system's."""
    import font_manrope
    import font_source_sans_pro
    import typst

    folders = [font_manrope.font_directory, font_source_sans_pro.font_directory]
    return typst.Fonts(font_paths=folders)
