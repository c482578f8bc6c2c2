"""Bad files without end, each the same for its number: workbooks, texts, archives, pictures."""

import io
import random
import re
import resource
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache

import xlsxwriter

from grappe.checks import check
from grappe.pictures import NoPictureError
from grappe.pictures import reading as pictures
from grappe.questions import Questionnaire
from grappe.workbook import UnreadableFile, read
from tests.pictures.making import picture
from tests.workbook.template_makers import template

HEADINGS = ("Raison sociale", "SIRET", "Catégorie", "Adhérent depuis", "Code postal", "Ville")
ROW = ("Optique Vercors", "73282932000074", "PME", 2015, "38000", "Grenoble")
NAMES = ("{}.txt", "xl/{}.xml", "xl/worksheets/sheet{}.xml", "a/../{}")
WRONG = (-1, 0, 1e300, 2999, "", " ", "???", "=1+1", "#N/A", "x" * 40_000, "\u202e", True, 0.5,
         "12/13/2021", "ﬀ", "0" * 30, "'; DROP TABLE", "<script>", None)  # fmt: skip
SIGNS = (b"\0", b"\xff", b'"', b";", b"\t", b"\r", b"\n", "é".encode(), b"\xe9", b"\x1a", b"\x7f")


def spoiled(number: int) -> tuple[str, bytes]:
    """The file of this number, and the name that it comes with."""
    chance = random.Random(number)
    how = HOW[number % len(HOW)]
    return f"{how.__name__}-{number}", how(chance)


def wrong_cells(chance: random.Random) -> bytes:
    """A list of members whose cells hold what nobody asked for."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(
        held, {"strings_to_formulas": False, "nan_inf_to_errors": True}
    ) as book:
        book.set_properties({"created": datetime(2021, 6, 7, tzinfo=UTC)})
        sheet = book.add_worksheet("Adhérents")
        sheet.write_row(0, 0, HEADINGS)
        for line in range(1, chance.randint(2, 40)):
            row = [chance.choice(WRONG) if chance.random() < 0.4 else cell for cell in ROW]
            for column, value in enumerate(row):
                _written(sheet, line, column, value)
    return held.getvalue()


def _written(sheet: xlsxwriter.worksheet.Worksheet, line: int, column: int, value: object) -> None:
    if isinstance(value, str):
        sheet.write_string(line, column, value[:32_767])
    elif value is not None:
        sheet.write(line, column, value)


def wrong_bytes(chance: random.Random) -> bytes:
    """A workbook of ours some of whose bytes are others."""
    return _harmed(chance, chance.choice((template("members"), _export())), 40)


def cut_short(chance: random.Random) -> bytes:
    whole = chance.choice((template("members"), template("management"), _export()))
    return whole[: chance.randrange(len(whole))]


class _Undated(zipfile.ZipFile):
    """An archive that does not say when it was written: the same files make the same bytes."""

    def writestr(self, name: str, content: bytes) -> None:  # type: ignore[override]
        super().writestr(zipfile.ZipInfo(name), content, self.compression)


def wrong_part(chance: random.Random) -> bytes:
    """A workbook one part of whose is harmed, left out, doubled, or stands under another name."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template("members"))) as before,
        _Undated(held, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        unlucky, how = chance.choice(before.namelist()), chance.randrange(4)
        for name in before.namelist():
            content = before.read(name)
            if name != unlucky:
                after.writestr(name, content)
            elif how == 0:
                after.writestr(name, _wrong_xml(chance, content))
            elif how == 1:
                after.writestr(f"../{name}", content)
            elif how == 2:
                after.writestr(name, content * 2)
    return held.getvalue()


def _wrong_xml(chance: random.Random, content: bytes) -> bytes:
    places = [one.span() for one in re.finditer(rb'<[^>]*>|"[^"]*"|\d+', content)]
    for start, end in sorted(chance.sample(places, min(5, len(places))), reverse=True):
        put = chance.choice((b"", b"<", b"999999999999", b'""', b"&x;", b"<!DOCTYPE x>", b"\0"))
        content = content[:start] + put + content[end:]
    return content


def wrong_archive(chance: random.Random) -> bytes:
    """An archive of whatever, some of which says that it is a workbook."""
    held = io.BytesIO()
    with _Undated(held, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as made:
        made.writestr(
            chance.choice(("xl/workbook.xml", "mimetype", "xl/workbook.bin")), b"spreadsheet"
        )
        for n in range(chance.randint(0, 30)):
            name = chance.choice(NAMES).format(n)
            size = chance.choice((0, 10, 5_000, 3_000_000))
            made.writestr(name, chance.choice((b"\0" * size, chance.randbytes(min(size, 50_000)))))
    return held.getvalue()


def wrong_text(chance: random.Random) -> bytes:
    """A CSV with other signs than it should have, in some encoding."""
    lines = [";".join(map(str, ROW)) for _n in range(chance.randint(0, 30))]
    text = "\n".join((";".join(HEADINGS), *lines))
    coded = text.encode(chance.choice(("utf-8", "cp1252", "utf-16", "utf-16-le", "utf-8-sig")))
    for _n in range(chance.randint(0, 20)):
        at = chance.randrange(len(coded))
        coded = coded[:at] + chance.choice(SIGNS) * chance.choice((1, 1, 5, 500)) + coded[at:]
    return coded


def wrong_page(chance: random.Random) -> bytes:
    """A table of a web page that was saved as .xls."""
    cells = "".join(f"<td>{one}</td>" for one in ROW)
    page = f"<html><table><tr><th>{'</th><th>'.join(HEADINGS)}</th></tr>" + f"<tr>{cells}</tr>" * 9
    return _harmed(chance, page.encode(), 15)


def wrong_picture(chance: random.Random) -> bytes:
    kind = chance.choice(("JPEG", "PNG", "WEBP", "GIF"))
    drawn = picture(chance.randint(1, 900), chance.randint(1, 600), kind=kind)
    return (
        _harmed(chance, drawn, 12)
        if chance.random() < 0.7
        else drawn[: chance.randrange(len(drawn))]
    )


HOW: tuple[Callable[[random.Random], bytes], ...] = (
    *(wrong_cells, wrong_bytes, wrong_part, wrong_archive),
    *(wrong_text, wrong_page, wrong_picture, cut_short),
)


def _harmed(chance: random.Random, content: bytes, most: int) -> bytes:
    harmed = bytearray(content)
    for _n in range(chance.randint(1, most)):
        at, act = chance.randrange(len(harmed)), chance.randrange(4)
        if act == 0:
            harmed[at] = chance.randrange(256)
        elif act == 1:
            del harmed[at : at + chance.randint(1, 30)]
        elif act == 2:
            harmed[at:at] = chance.randbytes(chance.randint(1, 30))
        else:
            harmed[at:at] = harmed[at : at + 300]
        if not harmed:
            break
    return bytes(harmed)


@cache
def _export() -> bytes:
    return wrong_cells(random.Random(-1))


def opened(name: str, content: bytes, asked: Sequence[Questionnaire]) -> tuple[str, int]:
    """Reads a file, and looks at what a person would be told of it: what became of it (*read*,
    *refused*, or a word on what must not be), and the most megabytes that the process held."""
    try:
        what = (
            _picture(content)
            if name.startswith("wrong_picture")
            else _workbook(name, content, asked)
        )
    except (UnreadableFile, NoPictureError) as refused:
        words = getattr(refused, "message", None) or getattr(refused, "words", None)
        what = "refused" if words and words.fr and words.en else "refused without a word"
    return what, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _picture(content: bytes) -> str:
    return "read" if pictures.read(content).content.startswith(b"\xff\xd8") else "no picture"


def _workbook(name: str, content: bytes, asked: Sequence[Questionnaire]) -> str:
    reading = read(content, f"{name}.xlsx", asked, expect="members")
    questionnaire = next(one for one in asked if one.code == reading.answer.questionnaire)
    for one in map(reading.locate, check(reading.answer, questionnaire, reading.context).findings):
        if not (one.message.fr and one.message.en):
            return "a finding without words"
        if one.place.row and one.place.section in reading.tables and not (one.sheet and one.cell):
            return f"a finding without a cell: {one.code}"
    return "read"
