"""What a workbook says of itself: the hidden sheet, and the words shared by writing and reading.

The sheet `_grappe` (very hidden) has a key in column A and a text in column B, one a row:
`layout`, the attributes of `Identification`, then `previous` as many times as needed, whose texts
put together are last year's answer as JSON (`answers.to_json`).

In a sheet of a section the header row is the first row that ends with the heading `_grappe`
(a hidden column: the row's id in a table, the item's code in a fixed section, the field's code in
a record section). Other hidden columns have a heading beginning with `_grappe` and are no answer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache

from grappe.answers import Answer, Origin, from_json, to_json
from grappe.questions import Period, Words
from grappe.questions.values import fold

HIDDEN_SHEET = "_grappe"
LISTS_SHEET = "_listes"
LAYOUT = "1"
CODE_HEADING = "_grappe"

GUIDE_SHEET = Words(fr="À lire", en="Guide")
FINDINGS_SHEET = Words(fr="Constats", en="Findings")
READ_BY_NOBODY = frozenset(
    {LISTS_SHEET, GUIDE_SHEET.fr, GUIDE_SHEET.en, FINDINGS_SHEET.fr, FINDINGS_SHEET.en}
)
"""The sheets that we add and that hold no answer."""

STATUS_HEADING = Words(fr="Suivi", en="Status")
CARRIED = Words(fr="repris de {year}", en="carried over from {year}")
CONFIRMED = Words(fr="inchangé", en="unchanged")
CHANGED = Words(fr="modifié", en="changed")
ALL_UNCHANGED = Words(fr="Tout le reste est inchangé", en="Everything else is unchanged")
"""Stands in a cell above the header row; the cell to its right says yes or no."""

MESSAGES_HEADING = Words(fr="À corriger", en="To correct")
MEANING_HEADING = Words(fr="Ce que cela veut dire", en="What it means")
"""Stands in the guide alone, whatever its sheet is called by now."""
QUESTION_HEADING = Words(fr="Question", en="Question")
ITEM_HEADING = Words(fr="Poste", en="Item")
ANSWER_HEADING = Words(fr="Votre réponse", en="Your answer")
HELP_HEADING = Words(fr="Ce qui est attendu", en="What is expected")
REMINDER_HEADING = Words(fr="Rappel {year}", en="Reminder {year}")
"""Last year's value, to compare with: never an answer."""

_CHUNK = 30_000
_CARRIED = tuple(fold(said.partition("{")[0]) for said in (CARRIED.fr, CARRIED.en))


@dataclass(frozen=True, slots=True)
class Identification:
    """Whose answers to which questions a workbook holds. `year`: the year answered about, with its
    `quarter` where that is asked about."""

    questionnaire: str
    version: str
    year: int
    cluster: str
    cluster_name: str
    language: str = "fr"
    policy: str = ""
    created_in: int | None = None
    quarter: int | None = None

    @property
    def period(self) -> Period:
        return Period(self.year, self.quarter)


@lru_cache(maxsize=256)
def origin_of(written: str) -> Origin | None:
    """The origin that a cell of the status column tells; None when it tells none."""
    word = fold(written)
    if word in {fold(CONFIRMED.fr), fold(CONFIRMED.en)}:
        return "confirmed"
    if word.startswith(_CARRIED):
        return "carried"
    return "entered" if word in {fold(CHANGED.fr), fold(CHANGED.en)} else None


def to_rows(known: Identification, previous: Answer | None = None) -> Iterator[tuple[str, str]]:
    """The rows of the hidden sheet."""
    yield "layout", LAYOUT
    for one in fields(known):
        value = getattr(known, one.name)
        yield one.name, "" if value is None else str(value)
    document = to_json(previous) if previous else ""
    for start in range(0, len(document), _CHUNK):
        yield "previous", document[start : start + _CHUNK]


def from_rows(rows: Iterable[tuple[str, str]]) -> tuple[Identification | None, Answer | None]:
    """What the hidden sheet's rows say; None for what is absent or was tampered with."""
    texts: dict[str, str] = {}
    for key, text in rows:
        texts[key] = texts.get(key, "") + text
    return _identification(texts), _previous(texts.get("previous", ""))


def _identification(texts: dict[str, str]) -> Identification | None:
    try:
        return Identification(
            questionnaire=texts["questionnaire"],
            version=texts["version"],
            year=int(texts["year"]),
            cluster=texts["cluster"],
            cluster_name=texts["cluster_name"],
            language=texts["language"],
            policy=texts["policy"],
            created_in=int(texts["created_in"]) if texts["created_in"] else None,
            quarter=int(texts["quarter"]) if texts.get("quarter") else None,
        )
    except (KeyError, ValueError):
        return None


def _previous(document: str) -> Answer | None:
    try:
        return from_json(document) if document else None
    except (KeyError, ValueError, TypeError):
        return None
