"""The working group of the demonstration: appointed, called, held, decided, through the verbs that
the pages call. What is said stands in meetings.yaml."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from grappe.site.accounts.models import Role, User
from grappe.site.accounts.naming import seat
from grappe.site.designer import designing, parts
from grappe.site.designer.models import Draft
from grappe.site.designer.publishing import publish
from grappe.site.meetings import appointing, convening, deciding, proposing
from grappe.site.meetings.models import Appointment, Meeting, Proposal
from grappe.site.policy.models import Cluster
from grappe.site.rounds.models import Round

CALLED_BEFORE = timedelta(days=21)
FOLDER = Path(__file__).parent


class People(NamedTuple):
    """Who acts: clusters and their managers by the clusters' codes, and the head of unit."""

    clusters: Mapping[str, Cluster]
    managers: Mapping[str, User]
    head: User


class Deed(NamedTuple):
    """Something that is done at a time."""

    at: datetime
    do: Callable[[Any, People], None]
    said: Any


@cache
def told() -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe").load((FOLDER / "meetings.yaml").read_text("utf-8"))
    return read


def hard(questionnaire: str, cluster: str) -> str:
    """What a cluster found hard in the first round of a questionnaire."""
    return str(told()["hard"].get(questionnaire, {}).get(cluster, ""))


def deeds(today: date) -> list[Deed]:
    """All that is done up to today, in no order."""
    asked, version = told()["appointment"], told()["version"]
    done = [
        Deed(_at(asked["asked"], 9), _ask, asked),
        Deed(_at(asked["asked"], 15), _stand, asked),
        Deed(_at(asked["voted"], 10), _vote, asked),
        Deed(_at(asked["closes"] + timedelta(days=1), 8), _count, told()["region"]),
        Deed(_at(version["published"], 11), _publish, version),
    ]
    for one in told()["proposals"].values():
        done.append(Deed(_at(one["made"], 11), _propose, one))
        done.append(Deed(_at(one["made"], 16), _comment, one))
    for one in told()["meetings"]:
        called = one.get("called", one["on"] - CALLED_BEFORE)
        done += [Deed(_at(called, 10), _call, one), Deed(_at(one["on"], 17, 15), _hold, one)]
    return [one for one in done if one.at.date() <= today]


def _ask(said: Mapping[str, Any], people: People) -> None:
    appointing.ask(said["names_until"], said["closes"], by=people.head)


def _stand(said: Mapping[str, Any], people: People) -> None:
    appointment = Appointment.objects.get()
    for code, words in said["stand"].items():
        role = Role.objects.get(kind="manager", cluster__code=code)
        appointing.stand(appointment, role, words, by=people.managers[code])


def _vote(said: Mapping[str, Any], people: People) -> None:
    appointment = Appointment.objects.get()
    candidates = appointment.candidates.values_list("role__cluster__code", "pk")
    keys = dict(candidates)
    voices = cycle(said["voices"])
    for code, cluster in people.clusters.items():
        if code not in said["abstain"]:
            names = [keys[one] for one in next(voices)]
            appointing.vote(appointment, cluster, names, by=people.managers[code])


def _count(region: list[str], people: People) -> None:
    appointing.count_due()
    for role in Role.objects.filter(user__email__in=region, deputy=False).order_by("pk"):
        if not Role.objects.filter(user=role.user, in_group=True).exists():
            seat(role, by=people.head)


def _call(said: Mapping[str, Any], people: People) -> None:
    begins, ends = (time.fromisoformat(one) for one in said["hours"])
    about = said.get("about", ())
    rounds = [Round.objects.get(questionnaire=q, year=year, quarter=None) for q, year in about]
    given = {name: said[name] for name in ("kind", "title", "on", "place", "agenda")}
    milestone = said.get("milestone", "")
    convening.call(
        convening.Call(**given, begins=begins, ends=ends, milestone=milestone, about=tuple(rounds)),
        by=people.head,
    )


def _hold(said: Mapping[str, Any], people: People) -> None:
    meeting = Meeting.objects.get(title=said["title"])
    convening.keep_minutes(meeting, said["minutes"], by=people.head)
    for one in said.get("decisions", ()):
        proposal = _proposal(one["proposal"]) if "proposal" in one else None
        deciding.decide(
            meeting,
            one["text"],
            proposal=proposal,
            verdict=one.get("verdict", ""),
            by=people.head,
        )


def _propose(said: Mapping[str, Any], people: People) -> None:
    given = {name: said[name] for name in proposing.Sheet.__annotations__ if name in said}
    proposing.propose(
        said["questionnaire"],
        proposing.Sheet(**given),
        indicator=said.get("indicator", ""),
        language="fr",
        by=people.managers[said["by"]],
    )


def _comment(said: Mapping[str, Any], people: People) -> None:
    proposal = Proposal.objects.latest("pk")
    for code, words in said["said"].items():
        proposing.comment(proposal, words, by=people.managers[code])


def _proposal(name: str) -> Proposal:
    return Proposal.objects.get(indicator=told()["proposals"][name]["indicator"])


def _publish(said: Mapping[str, Any], people: People) -> None:
    """The Evaluation Department writes what was decided, and publishes it."""
    writer = User.objects.get(roles__kind="evaluation")
    draft = Draft.objects.get(questionnaire=said["questionnaire"])
    changes = (
        ("indicator", said["indicator"], {"direction": said["direction"]}),
        ("field", said["field"], {"help": said["help"]}),
    )
    for kind, code, otherwise in changes:
        part = parts.found(draft.document, kind, code)
        assert part is not None
        seen = draft.steps.order_by("-number").values_list("number", flat=True)[0]
        designing.change(draft, kind, code, {**part, **otherwise}, seen=seen, by=writer)
    publish(draft, said["name"], by=writer)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))
