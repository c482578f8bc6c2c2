"""How the plan is followed: its indicators, computed where the product knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.figures import Figure, Published, sentence
from grappe.policies import Action, Followed, Measured
from grappe.questions import Questionnaire
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import every_period_for
from grappe.site.dashboards.published import latest
from grappe.site.errors import say
from grappe.site.look.templatetags.look import day
from grappe.site.meetings.reading import adapted
from grappe.site.objectives.aims import span_on
from grappe.site.objectives.following import clusters_reported
from grappe.site.objectives.reporting import opened
from grappe.site.plan.milestones import Sent
from grappe.site.policy.reading import current
from grappe.site.stories.following import followed as stories_followed

YEARS = 5
"""How far back stories are looked for."""


@dataclass(frozen=True)
class Told:
    """An indicator as a page tells it; `measured` says whether there is anything to tell."""

    what: str
    said: str
    measured: bool


@dataclass(frozen=True)
class Answers:
    """How many clusters were asked in the latest round about something, and have answered."""

    year: int
    asked: int
    answered: int


def followed(actions: Iterable[Action], user: User, sent: Sent) -> dict[int, list[Told]]:
    """By action's number, its indicators, figures as this person may see them."""
    answered, figures = _latest(sent), figures_told(user)
    return {a.number: [_told(one, answered, figures) for one in a.monitoring] for a in actions}


def _told(one: Followed, answered: dict[str, Answers], figures: dict[str, str]) -> Told:
    what, measured = say(one.what), one.measured
    if measured is None:
        why = say(one.unmeasured) if one.unmeasured else ""
        return Told(what, _("not measurable: %(why)s") % {"why": why}, measured=False)
    if measured.by in _BY:
        return _BY[measured.by](what)
    if measured.indicator is not None:
        said = figures.get(measured.indicator)
        return Told(what, said or _("nothing is published yet"), measured=said is not None)
    return _of_questionnaire(what, measured, answered)


def _of_stories(what: str) -> Told:
    """Of the latest year of which some domain has told all that is hoped for."""
    years = stories_followed(clock.today().year, most=YEARS)
    told = next((one for one in years if one.told), None)
    if told is None:
        return Told(what, _("no domain has told its stories of a year yet"), measured=False)
    words = ngettext(
        "%(n)s domain of %(of)s has told its stories of %(year)s",
        "%(n)s domains of %(of)s have told their stories of %(year)s",
        len(told.told),
    )
    of = len(told.told) + len(told.waiting)
    return Told(what, words % {"n": len(told.told), "of": of, "year": told.year}, measured=True)


def _of_aims(what: str) -> Told:
    """How many objectives there are, if each topic has its own."""
    known = current().objectives
    if known is None:
        return Told(what, _("this policy has no objectives"), measured=False)
    base = sum(one.kind == "base" for one in known.objectives)
    words = _(
        "%(base)s objectives for all clusters, %(specific)s for domains, on %(topics)s of "
        "%(of)s topics"
    )
    told = {
        "base": base,
        "specific": len(known.objectives) - base,
        "topics": len({one.topic for one in known.objectives}),
        "of": len(known.topics),
    }
    return Told(what, words % told, measured=True)


def _of_adapted(what: str) -> Told:
    """By the working group's decisions: what is asked or computed anew, what waits for it."""
    done, waiting = adapted()
    if not done and not waiting:
        return Told(what, _("no decision of the working group asked for it yet"), measured=False)
    words = ngettext(
        "%(n)s indicator changed by a decision of the working group",
        "%(n)s indicators changed by decisions of the working group",
        done,
    )
    said = words % {"n": done}
    if waiting:
        more = ngettext(
            "%(n)s is decided and not published yet",
            "%(n)s are decided and not published yet",
            waiting,
        )
        said = _("%(said)s; %(more)s") % {"said": said, "more": more % {"n": waiting}}
    return Told(what, said, measured=True)


def _of_roads(what: str) -> Told:
    """Of the latest year on which clusters can report."""
    span = span_on()
    asked = next(iter(opened(span)), None) if span else None
    if span is None or asked is None:
        return Told(what, _("no report on objectives is open yet"), measured=False)
    n, of = clusters_reported(span, asked.year), len(current().clusters)
    words = ngettext(
        "%(answered)s cluster of %(asked)s, about %(year)s",
        "%(answered)s clusters of %(asked)s, about %(year)s",
        n,
    )
    return Told(what, words % {"answered": n, "asked": of, "year": asked.year}, measured=True)


_BY = {"stories": _of_stories, "aims": _of_aims, "adapted": _of_adapted, "roads": _of_roads}


def _of_questionnaire(what: str, measured: Measured, answered: dict[str, Answers]) -> Told:
    questionnaire = current().questionnaire(str(measured.questionnaire))
    if measured.by == "in_force":
        words = _("in force since %(day)s (version %(version)s)")
        said = words % {"day": day(questionnaire.published_on), "version": questionnaire.version}
        return Told(what, said, measured=True)
    if measured.by == "guide":
        return Told(what, _guide(questionnaire), measured=True)
    latest = answered.get(questionnaire.code)
    if latest is None:
        return Told(what, _("no round was opened yet"), measured=False)
    return Told(what, _answered(latest), measured=True)


def _guide(questionnaire: Questionnaire) -> str:
    n = sum(len(section.fields) for section in questionnaire.sections)
    words = ngettext(
        "written: the guide explains the one question asked",
        "written: the guide explains each of the %(n)s questions",
        n,
    )
    return words % {"n": n}


def _answered(latest: Answers) -> str:
    words = ngettext(
        "%(answered)s cluster of %(asked)s, about %(year)s",
        "%(answered)s clusters of %(asked)s, about %(year)s",
        latest.answered,
    )
    told = {"answered": latest.answered, "asked": latest.asked, "year": latest.year}
    return words % told


def figures_told(user: User) -> dict[str, str]:
    """By indicator, the Region's figure as a sentence, with what it is read from: of a year before
    one of a quarter, of most clusters, the latest."""
    published = latest(user)
    if published is None:
        return {}
    found: dict[str, Figure] = {}
    for one in every_period_for(user, published):
        if one.by == "region" and one.breakdown is None and one.value is not None:
            found[one.indicator] = max(found.get(one.indicator, one), one, key=_preferred)
    return {
        code: _with_its_source(say(sentence(one, published.known.indicators[code])), one, published)
        for code, one in found.items()
    }


def _preferred(one: Figure) -> tuple[bool, int, date]:
    return one.quarter is None, one.n, one.period.last_day


def _with_its_source(said: str, one: Figure, published: Published) -> str:
    words = ngettext(
        "%(said)s From %(n)s cluster, publication %(code)s.",
        "%(said)s From %(n)s clusters, publication %(code)s.",
        one.n,
    )
    return words % {"said": said, "n": one.n, "code": published.publication.code}


def _latest(sent: Sent) -> dict[str, Answers]:
    """By questionnaire, its latest round of those that were opened."""
    in_order = sorted(sent.items(), key=lambda one: one[0][1].last_day)
    return {
        questionnaire: Answers(period.year, len(days), sum(day is not None for day in days))
        for (questionnaire, period), days in in_order
    }
