"""Cohorts as a chart shows them: of each, the share that still counts in the last year told."""

from typing import Any

from grappe.figures.cohorts import Cohort, Cohorts
from grappe.figures.vega import PLUM, by_part
from grappe.questions import Language, Words, number_words, percent
from grappe.questions.numbers import in_title_font

_NAME = Words(fr="{joined} · {n} en {year}", en="{joined} · {n} in {year}")
_FIRST = Words(fr="{joined} ou avant · {n} en {year}", en="{joined} or earlier · {n} in {year}")
_NONE = Words(fr="sans objet", en="n/a")


def staying_specification(found: Cohorts, language: Language, narrow: bool) -> dict[str, Any]:
    """A bar for each cohort that has a later year, in Vega-Lite: how many of those that counted in
    its first year told are left. Of nobody there is no share."""
    rows = (_row(one, found.years, language) for one in found.cohorts)
    return by_part([row for row in rows if row], narrow)


def _row(one: Cohort, years: tuple[int, ...], language: Language) -> dict[str, Any] | None:
    place = next(place for place, n in enumerate(one.counts) if n is not None)
    if place == len(years) - 1:
        return None
    first, last = one.counts[place] or 0, one.counts[-1] or 0
    share = last / first if first else None
    about = {"joined": one.joined, "n": number_words(first), "year": years[place]}
    return {
        "name": (_FIRST if one.is_first else _NAME).filled(**about).to(language),
        "value": share,
        "at": share or 0,
        "label": in_title_font(_label(last, share, language)),
        "hue": PLUM,
    }


def _label(last: int, share: float | None, language: Language) -> str:
    if share is None:
        return _NONE.to(language)
    return f"{number_words(last).to(language)} · {percent(share).to(language)}"
