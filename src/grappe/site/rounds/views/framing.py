"""What frames every page of a draft: where one is, what was saved, what is left."""

from typing import Any

from grappe.questions import Section
from grappe.site.errors import say
from grappe.site.rounds.desk import Desk, corrections_of
from grappe.site.rounds.words import correct_words, short_title, title_of


def framed(desk: Desk, section: Section | None, *, on_behalf: bool) -> dict[str, Any]:
    sections = desk.questionnaire.sections
    codes = [one.code for one in sections]
    here = codes.index(section.code) if section else -1
    following = sections[here + 1] if section and here + 1 < len(sections) else None
    return {
        "desk": desk,
        "conflicts": {},
        "places": {},
        "waiting": (),
        "report": desk.report,
        "title": title_of(desk.report.round),
        "short_title": short_title(desk.report.round),
        "on_behalf": on_behalf,
        "section_code": section.code if section else "",
        "revision": desk.draft.revision if desk.draft else 0,
        "sheet": None,
        "following": following,
        "left": correct_words(len(desk.errors)),
        "corrections": corrections_of(desk, section) if section else [],
        "year": say(desk.answer.period.words),
    }
