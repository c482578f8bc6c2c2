"""Looking for words and amounts in whatever an address answers: pages, workbooks, papers, tables,
and files within files."""

import re
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import polars
from pypdf import PdfReader

_BETWEEN = re.compile(r"(?<=\d)[\s,.'\u00a0\u202f]+(?=\d{3})|&nbsp;|&#8239;")


def found_in(answer, markers: Iterable[object]) -> list[str]:
    """Which of the markers an answer holds, amounts however they are written."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = "\n".join([text_of(content), str(dict(answer.headers))])
    return found_in_text(text, markers)


def found_in_text(text: str, markers: Iterable[object]) -> list[str]:
    plain = text + _BETWEEN.sub("", text)
    return [str(one) for one in markers if str(one) in plain]


@lru_cache(maxsize=256)
def text_of(content: bytes) -> str:
    """All text of a file, and of the files in it; what several people are given is read once."""
    if content[:4] == b"PAR1":
        return str(polars.read_parquet(BytesIO(content)).to_dicts())
    if content[:4] == b"%PDF":
        pages = PdfReader(BytesIO(content)).pages
        return "\n".join(page.extract_text() for page in pages)
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as parts:
            return "\n".join(text_of(parts.read(name)) for name in parts.namelist())
    return content.decode(errors="replace")
