"""Before a meeting: one cluster on two pages. What moved, what it says about it, what to ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from grappe.figures import Published, Where, of_place
from grappe.questions import Indicator
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_see_field
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.pages import remarks_at
from grappe.site.dashboards.sections import chapters, heading_of
from grappe.site.dashboards.telling import Told, told
from grappe.site.dashboards.values import value_said
from grappe.site.errors import say
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Submission
from grappe.site.rounds.reading import questionnaire_of

QUESTIONS = 5
_MUCH, _POINTS = 0.1, 0.05


@dataclass(frozen=True)
class Moved:
    """A figure that is not what it was a year before, in the words of both."""

    told: Told
    before: str
    since: int
    heading: str


@dataclass(frozen=True)
class Explained:
    """What the cluster wrote when a report asked about something."""

    about: str
    year: int
    text: str


def of_meeting(user: User, published: Published, where: Where, cluster: Cluster) -> dict[str, Any]:
    """The two pages; nothing on them is a mark."""
    figures = figures_for(user, published)
    said = remarks_at(published, where)
    apart = _apart()
    moved = [one for one in _moved(published, figures, where) if one.told.code not in apart]
    everything = [
        one
        for chapter in chapters(published, figures, where, said)
        for group in chapter.groups
        for one in group.told
        if one.code not in apart
    ]
    return {
        "publication": published.publication,
        "where": where,
        "moved": moved,
        "missing": [one for one in everything if one.status == "missing"],
        "remarks": [one for one in everything if one.remarks],
        "explained": list(_explained(user, cluster)),
        "questions": questions(moved, everything),
    }


def _apart() -> tuple[str, ...]:
    """What the Region itself pays never stands beside what was promised."""
    objectives = current().objectives
    return objectives.apart if objectives else ()


def _moved(published: Published, figures: Sequence[Any], where: Where) -> Iterator[Moved]:
    """In the order in which figures are asked, whatever moved by much; never by how much."""
    for indicator in published.known.indicators.values():
        if indicator.breakdown is not None:
            continue
        one = told(published, figures, indicator, where)
        if (
            one is None
            or one.status != "shown"
            or any(b.year == one.year for b in one.series.breaks)
        ):
            continue
        own = {f.year: f for f in of_place(figures, indicator, where)}
        before, now = own.get(one.year - 1), own[one.year]
        if (
            before
            and before.value is not None
            and _by_much(before.value, now.value or 0, indicator)
        ):
            heading = heading_of(published, indicator)
            yield Moved(one, value_said(before), before.year, heading)


def _by_much(before: float, now: float, indicator: Indicator) -> bool:
    if indicator.unit == "share":
        return abs(now - before) >= _POINTS
    return abs(now - before) >= _MUCH * abs(before) and now != before


def _explained(user: User, cluster: Cluster) -> Iterator[Explained]:
    """The words in the latest accepted report of each questionnaire, of fields that this reader
    may see."""
    accepted = Submission.objects.filter(report__cluster=cluster, accepted_at__isnull=False)
    seen = set()
    for one in accepted.select_related("report__round").order_by("-report__round__year", "-at"):
        asked = questionnaire_of(one.report.round)
        if asked.code in seen:
            continue
        seen.add(asked.code)
        for said in one.answer.explanations:
            place = said.place
            section = asked.section(place.section) if asked.has(place.section) else None
            if section is None or not said.text.strip():
                continue
            field = section.field(place.field) if place.field and section.has(place.field) else None
            if field is not None and not can_see_field(user, cluster, section, field):
                continue
            about = f"{say(section.label)} · {say(field.label)}" if field else say(section.label)
            yield Explained(about, one.answer.year, said.text)


def questions(moved: Sequence[Moved], everything: Sequence[Told]) -> list[str]:
    """Five questions worth asking: first of what moved, one of each heading, then of what is
    missing, then of what no figure tells."""
    first: dict[str, Moved] = {}
    for one in moved:
        first.setdefault(one.heading, one)
    rest = [one for one in moved if one not in first.values()]
    asked = [_of_moved(n, one) for n, one in enumerate([*first.values(), *rest])]
    asked += [_of_missing(one) for one in everything if one.status == "missing"][:1]
    return [*asked, *_always()][:QUESTIONS]


def _of_moved(n: int, one: Moved) -> str:
    about = {
        "what": one.told.label,
        "before": one.before,
        "earlier": one.since,
        "now": one.told.value,
        "year": one.told.year,
    }
    ways = (
        _("“%(what)s” went from %(before)s in %(earlier)s to %(now)s in %(year)s: what is behind?"),
        _("Did you expect “%(what)s” at %(now)s in %(year)s, after %(before)s in %(earlier)s?"),
        _("“%(what)s”: %(before)s in %(earlier)s, %(now)s in %(year)s. What does it change?"),
    )
    return ways[n % len(ways)] % about


def _of_missing(one: Told) -> str:
    return _("What would help you to answer about “%(what)s”?") % {"what": one.label}


def _always() -> list[str]:
    return [
        _("What did your members gain this year that no figure tells?"),
        _("With whom would you like to work next year, in which domain?"),
        _("What should stay exactly as it is?"),
        _("What would you like the Region to do differently?"),
        _("Which of these figures do you use yourselves, and which not at all?"),
    ]
