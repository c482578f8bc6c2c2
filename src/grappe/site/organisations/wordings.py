"""From lines to wordings: the same words, number and place are one, whoever writes them."""

import hashlib
from collections.abc import Iterable

from grappe.identity import Line
from grappe.questions import fold, fold_name
from grappe.site.organisations.models import Wording

AT_ONCE = 500


def key_of(line: Line) -> str:
    """What makes two lines the same wording: case, accents, legal form and blanks do not count."""
    number = "".join(filter(str.isalnum, line.number or line.number_abroad)).lower()
    place = line.postal_code.strip() or fold(line.commune)
    told = "|".join((fold_name(line.name), number, line.country, place))
    return hashlib.sha256(told.encode()).hexdigest()


def known_wordings(keys: Iterable[str]) -> dict[str, Wording]:
    """Those that somebody wrote before, by their keys (a query per 500)."""
    wanted = list(keys)
    found: dict[str, Wording] = {}
    for start in range(0, len(wanted), AT_ONCE):
        part = Wording.objects.filter(key__in=wanted[start : start + AT_ONCE])
        found |= {one.key: one for one in part.select_related("organisation")}
    return found


def line_of_wording(wording: Wording) -> Line:
    """The line that a wording stands for, to be identified."""
    return Line(
        wording.pk,
        wording.name,
        wording.number,
        wording.postal_code,
        wording.commune,
        tuple(wording.legal_forms),
        wording.website,
        wording.country,
        wording.number_abroad,
    )


def new_wording(key: str, line: Line) -> Wording:
    """What nobody wrote before, not saved."""
    return Wording(
        key=key,
        name=line.name[:300],
        number=line.number[:40],
        number_abroad=line.number_abroad[:60],
        postal_code=line.postal_code[:12],
        commune=line.commune[:120],
        country=line.country[:2],
        website=line.website[:300],
        legal_forms=list(line.legal_forms),
    )
