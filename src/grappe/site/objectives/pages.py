"""What pages of objectives show: a cluster's road, and the Region's progress along it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.policies import ObjectiveTopic, Span
from grappe.site.errors import say
from grappe.site.objectives.aims import Aim, every_aim, objectives
from grappe.site.objectives.models import Reported, Trajectory
from grappe.site.objectives.progress import Progress
from grappe.site.objectives.reading import Course, State
from grappe.site.objectives.reporting import opened
from grappe.site.objectives.telling import value_said


@dataclass(frozen=True)
class Year:
    """A year of a course in words: the target, what was reached."""

    year: int
    target: str
    reached: str


@dataclass(frozen=True)
class OnPage:
    """A course with its words."""

    course: Course
    baseline: str
    years: list[Year]
    state: str
    state_kind: str

    @property
    def aim(self) -> Aim:
        return self.course.aim


def by_topic(courses: Iterable[Course]) -> list[tuple[ObjectiveTopic, list[OnPage]]]:
    """In the policy's order; topics without an objective are left out."""
    known = objectives()
    told = [on_page(one) for one in courses]
    found = [
        (topic, [one for one in told if one.aim.topic == topic])
        for topic in (known.topics if known else ())
    ]
    return [(topic, own) for topic, own in found if own]


def on_page(course: Course) -> OnPage:
    stands = course.in_force
    years = [
        Year(
            year,
            value_said(course.aim, stands.target(year) if stands else None),
            value_said(course.aim, course.value(year)),
        )
        for year in course.span.years
    ]
    baseline = value_said(course.aim, stands.baseline if stands else None)
    return OnPage(course, baseline, years, state_said(course.state), _KINDS[course.state])


_KINDS: dict[State, str] = {"open": "todo", "proposed": "", "agreed": "done", "changing": ""}


def state_said(state: State) -> str:
    return {
        "open": _("to be proposed"),
        "proposed": _("proposed"),
        "agreed": _("agreed on"),
        "changing": _("a change is proposed"),
    }[state]


def title_of(course: Course) -> str:
    """Where the road leads, in one line."""
    stands, what = course.in_force, say(course.aim.title)
    if stands is None:
        return _("%(what)s: no target yet") % {"what": what}
    last = course.span.last
    told = {
        "what": what,
        "year": last,
        "target": value_said(course.aim, stands.target(last)),
        "since": course.span.baseline_year,
        "before": value_said(course.aim, stands.baseline),
    }
    if stands.baseline is None:
        return _("%(what)s: %(target)s in %(year)s") % told
    return _("%(what)s: from %(before)s in %(since)s to %(target)s in %(year)s") % told


def title_of_road(span: Span, courses: Iterable[Course]) -> str:
    """How many are agreed on; how many wait."""
    courses = list(courses)
    agreed = sum(one.agreed is not None for one in courses)
    waiting = sum(one.waits for one in courses)
    words = ngettext(
        "The road to %(year)s: %(n)s objective of %(all)s is agreed on",
        "The road to %(year)s: %(n)s objectives of %(all)s are agreed on",
        agreed,
    )
    said = words % {"year": span.last, "n": agreed, "all": len(courses)}
    if not waiting:
        return said
    more = ngettext("%(n)s proposal waits", "%(n)s proposals wait", waiting) % {"n": waiting}
    return _("%(said)s; %(more)s") % {"said": said, "more": more}


def years_asked(span: Span, asked: str) -> dict[str, Any]:
    """The year in the address, or the latest that is reported on; the others to choose from."""
    known = [one.year for one in opened(span)]
    year = next((one for one in known if str(one) == asked), known[0] if known else None)
    pills = [(str(one), None, f"?year={one}", one == year) for one in sorted(known)]
    return {"year": year, "pills": pills if len(pills) > 1 else []}


def columns_of_progress(year: int) -> list[tuple[str, str]]:
    return [
        (_("Objective"), ""),
        (_("Measured by"), ""),
        (_("On their way in %(year)s") % {"year": year}, "number"),
    ]


def row_of_progress(one: Progress) -> list[str]:
    return [say(one.aim.title), say(one.aim.label), progress_said(one)]


def progress_said(one: Progress) -> str:
    if one.hidden:
        return _("hidden")
    if one.on_their_way is None:
        return _("nothing published yet") if one.aim.computed else _("nothing reported yet")
    words = ngettext("%(n)s cluster of %(of)s", "%(n)s clusters of %(of)s", one.on_their_way)
    return words % {"n": one.on_their_way, "of": one.behind}


def specific_to(domain: str) -> list[Aim]:
    return [one for one in every_aim().values() if one.objective.domain == domain]


def base() -> list[Aim]:
    return [one for one in every_aim().values() if one.objective.domain is None]


def who_said(one: Trajectory | Reported) -> str:
    """The name of whoever wrote it; a word for somebody who is forgotten."""
    return one.by.name if one.by else _("somebody of the cluster")


def remarks_said(course: Course) -> list[dict[str, Any]]:
    """As `look/components/exchange.html` takes them."""
    return [
        {
            "at": one.at,
            "by": one.by.name if one.by else _("somebody who is no longer here"),
            "on": _("for the Region") if one.of_region else _("for the cluster"),
            "text": one.text,
        }
        for one in course.remarks
    ]


def proposal_said(course: Course) -> str:
    """Another proposal that waits beside what was agreed on: its targets, and why."""
    if course.state != "changing" or course.latest is None:
        return ""
    targets = _targets_said(course, course.latest)
    return _("%(targets)s: %(why)s") % {"targets": targets, "why": course.latest.reason}


def names_of(course: Course) -> dict[str, str]:
    """Who proposed what is in force, and who agreed on it."""
    stands = course.in_force
    return {
        "proposed_by": who_said(stands) if stands else "",
        "agreed_by": agreed_by(stands) if stands else "",
    }


def before_said(course: Course) -> list[dict[str, Any]]:
    """What was agreed on once, and why it changed."""
    return [
        {
            "targets": _targets_said(course, old),
            "agreed_at": old.agreed_at,
            "until": new.agreed_at,
            "proposed_by": who_said(old),
            "agreed_by": agreed_by(old),
            "reason": new.reason,
        }
        for old, new in reversed(course.replaced)
    ]


def reported_said(course: Course) -> list[dict[str, Any]]:
    """The latest year first."""
    return [
        {
            "year": year,
            "value": value_said(course.aim, course.value(year)),
            "said": one,
            "who": who_said(one),
        }
        for year, one in sorted(course.reported.items(), reverse=True)
    ]


def agreed_by(one: Trajectory) -> str:
    return one.agreed_by.name if one.agreed_by else _("an officer of the Region")


def _targets_said(course: Course, one: Trajectory) -> str:
    told = [
        _("%(what)s: %(value)s") % {"what": year, "value": value_said(course.aim, one.target(year))}
        for year in course.span.years
    ]
    return " · ".join(told)
