"""How the plan is followed: its indicators, computed where the product knows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.policies import Action, Followed
from grappe.questions import Questionnaire
from grappe.site.errors import say
from grappe.site.look.templatetags.look import day
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Round
from grappe.site.rounds.region.timeliness import Progress, progress


@dataclass(frozen=True)
class Told:
    """An indicator as a page tells it; `measured` says whether there is anything to tell."""

    what: str
    said: str
    measured: bool


def followed(actions: Iterable[Action]) -> dict[int, list[Told]]:
    """By action's number, its indicators (two queries)."""
    answered = _latest_rounds()
    return {a.number: [_told(one, answered) for one in a.monitoring] for a in actions}


def _told(one: Followed, answered: dict[str, Progress]) -> Told:
    what = say(one.what)
    if one.measured is None or one.unmeasured is not None:
        why = say(one.unmeasured) if one.unmeasured else ""
        return Told(what, _("not measurable: %(why)s") % {"why": why}, measured=False)
    questionnaire = current().questionnaire(one.measured.questionnaire)
    if one.measured.by == "in_force":
        words = _("in force since %(day)s (version %(version)s)")
        said = words % {"day": day(questionnaire.published_on), "version": questionnaire.version}
        return Told(what, said, measured=True)
    if one.measured.by == "guide":
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


def _answered(latest: Progress) -> str:
    words = ngettext(
        "%(answered)s cluster of %(asked)s, about %(year)s",
        "%(answered)s clusters of %(asked)s, about %(year)s",
        latest.answered,
    )
    told = {"answered": latest.answered, "asked": latest.asked, "year": latest.round.year}
    return words % told


def _latest_rounds() -> dict[str, Progress]:
    """By questionnaire, its latest round that was opened."""
    opened = Round.objects.exclude(opened_at=None).order_by("year")
    latest = {one.questionnaire: one for one in opened}
    return {one.round.questionnaire: one for one in progress(latest.values())}
