"""Reads a file of unknown origin: what could exhaust the machine is opened elsewhere first."""

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from grappe.questions import Questionnaire
from grappe.workbook.errors import UnreadableFile
from grappe.workbook.formats import spreadsheets
from grappe.workbook.limits import MAX_BYTES, MAX_CELLS, open_archive, refuse_entities
from grappe.workbook.mapping import Mapping
from grappe.workbook.reading import read
from grappe.workbook.receipts import Reading

_PROBE = Path(__file__).with_name("probe.py")
_MEMORY = 380_000_000
_SECONDS = 4
_SMALL = 8_000_000
"""Unpacked bytes of an .xlsx file below which `read` itself looks at the place of every cell."""
_VERDICTS = {0: None, 3: "encrypted", 4: "damaged", 5: "too_many_cells"}


def read_safely(
    content: bytes,
    filename: str,
    questionnaires: Sequence[Questionnaire],
    *,
    expect: str | None = None,
    mapping: Mapping | None = None,
    year: int | None = None,
    quarter: int | None = None,
) -> Reading:
    """As `read`, for what strangers send: within 400 MB and 5 s, or UnreadableFile."""
    if _needs_probing(content):
        _probe(content)
    about = {"year": year, "quarter": quarter}
    return read(content, filename, questionnaires, expect=expect, mapping=mapping, **about)


def _needs_probing(content: bytes) -> bool:
    """Whether a file is of a kind that may be far larger once opened; raises UnreadableFile."""
    if len(content) > MAX_BYTES:
        return False
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        spreadsheets.refuse_other_compounds(content)
        return True
    if not content.startswith(b"PK\x03\x04"):
        return False
    archive = open_archive(content)
    kind = spreadsheets.kind_of(archive)
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked <= _SMALL and kind in ("xlsx", "xlsm"):
        return False
    refuse_entities(content, archive)
    return True


def _probe(content: bytes) -> None:
    """Raises UnreadableFile when the file does not open within the limits."""
    limits = map(str, (_MEMORY, _SECONDS, MAX_CELLS))
    command = [sys.executable, "-I", str(_PROBE), *limits]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS + 0.5)
    except subprocess.TimeoutExpired:
        raise UnreadableFile("too_long") from None
    verdict = "too_long" if done.returncode == -signal.SIGXCPU else "inflated"
    if refused := _VERDICTS.get(done.returncode, verdict):
        raise UnreadableFile(refused)
