"""The house's hand on slides: where things stand, in which font and colour."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Length, Pt

INK, QUIET = RGBColor.from_string("221C26"), RGBColor.from_string("635C69")
PLUM, BEFORE = RGBColor.from_string("6B1F5C"), RGBColor.from_string("D8CAD5")
PAPER, TINT = RGBColor.from_string("FBF9F5"), RGBColor.from_string("F4E9F1")
SHEET = RGBColor.from_string("FFFFFF")
TITLE, TEXT = "Manrope", "Source Sans Pro"
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, ACROSS = Inches(0.8), Inches(11.73)
TITLE_ONLY = 5
"""The layout of python-pptx's own template that has a title and nothing else."""
LONG_TITLE = 70
"""Signs from which on a title is set smaller."""


def write(
    frame: Any,
    text: str,
    size: float,
    *,
    family: str = TEXT,
    colour: RGBColor = INK,
    bold: bool = False,
    more: bool = False,
) -> None:
    """One paragraph into a text frame; `more` adds it under what stands there."""
    paragraph = frame.add_paragraph() if more else frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = text
    style(run.font, size, family=family, colour=colour, bold=bold)


def level(axis: Any) -> None:
    """An axis whose words never lean, for which python-pptx has no setter."""
    _ = axis.tick_labels.font.size
    axis._element.xpath("c:txPr/a:bodyPr")[0].set("rot", "0")


def style(
    font: Any, size: float, *, family: str = TEXT, colour: RGBColor = INK, bold: bool = False
) -> None:
    font.name, font.size, font.bold = family, Pt(size), bold
    font.color.rgb = colour


def box(slide: Any, left: Length, top: Length, width: Length, height: Length) -> Any:
    """A text frame without a border."""
    frame = slide.shapes.add_textbox(left, top, width, height).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def titled(slide: Any, text: str, *, top: float = 0.55, size: float = 28) -> None:
    """The slide's own title, where a screen reader looks for it."""
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = LEFT, Inches(top), ACROSS, Inches(0.9)
    frame = title.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    fitting = size if len(text) < LONG_TITLE else size * 0.6
    write(frame, text, fitting, family=TITLE, colour=PLUM, bold=True)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def described(shape: Any, text: str) -> None:
    """A shape's text alternative, for which python-pptx has no setter."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)
