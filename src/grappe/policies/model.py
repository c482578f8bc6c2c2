"""A policy: who is asked (clusters in domains), what (questionnaires), and when (rounds)."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import Any, Literal, TypeVar

from pydantic import Field as Default
from pydantic import model_validator

from grappe.policies.criteria import Criteria
from grappe.policies.objectives import Objectives
from grappe.policies.pages import Pages
from grappe.policies.plan import Plan
from grappe.policies.privacy import Privacy
from grappe.questions import Frozen, Indicator, Period, Questionnaire, Words
from grappe.questions.values import fold


class NotInPolicyError(LookupError):
    """What was asked for is not in the policy; `message` names what comes near."""

    def __init__(self, message: Words) -> None:
        super().__init__(message.en)
        self.message = message


class Domain(Frozen):
    """A domain of the region's smart specialisation strategy."""

    code: str
    name: Words


class Cluster(Frozen):
    """A cluster. `domains` are codes, the first one its main one, in which its figures count;
    `commune` and `postal_code` are those of its seat."""

    code: str
    name: str
    kind: Literal["competitiveness", "regional"]
    domains: tuple[str, ...] = Default(min_length=1)
    created_in: int
    commune: str | None = None
    postal_code: str | None = Default(default=None, pattern=r"^\d{5}$")

    @property
    def domain(self) -> str:
        return self.domains[0]


class Theme(Frozen):
    """What crosses domains, by the Region's own word: officers say which clusters work on it."""

    code: str
    name: Words
    description: Words | None = None


class RoundPlan(Frozen):
    """A reporting round: `year` is the year that its answers are about, with the `quarter` of it
    where it asks about one."""

    questionnaire: str
    version: str
    year: int
    quarter: Literal[1, 2, 3, 4] | None = None
    opens: date
    due: date
    closes: date

    @property
    def period(self) -> Period:
        return Period(self.year, self.quarter)

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> "RoundPlan":
        if not self.opens <= self.due <= self.closes:
            raise ValueError("a round opens, is due, then closes, in this order")
        return self


class Lineage(Frozen):
    """What became of clusters on a day: they merged into one, one took another name and code, one
    was split. `before` (in a file: `from`) are codes, or names, of clusters that are there no
    longer, `after` (`to`) codes of those that follow them."""

    kind: Literal["merger", "renaming", "split"]
    on: date
    before: tuple[str, ...] = Default(alias="from", min_length=1)
    after: tuple[str, ...] = Default(alias="to", min_length=1)


class Topic(Frozen):
    """What a story can be about."""

    code: str
    name: Words


class StoryPlan(Frozen):
    """How many stories each domain is to tell a year, and the topics they may be about."""

    a_domain_a_year: int = Default(default=2, ge=1)
    topics: tuple[Topic, ...] = ()


class Policy(Frozen):
    """A region's policy; `region` is its INSEE code, `questionnaires` holds every version.

    `region_name` names the Region where figures of all clusters stand; else the policy's name.
    `reply_days`: how long clusters may reply to a publication before it is made public.
    """

    code: str
    name: Words
    region: str
    region_name: Words
    domains: tuple[Domain, ...] = Default(min_length=1)
    clusters: tuple[Cluster, ...] = Default(min_length=1)
    themes: tuple[Theme, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    rounds: tuple[RoundPlan, ...] = ()
    reply_days: int = Default(default=15, ge=1)
    stories: StoryPlan = StoryPlan()
    pages: Pages = Pages()
    privacy: Privacy = Privacy()
    plan: Plan | None = None
    criteria: Criteria | None = None
    objectives: Objectives | None = None
    questionnaires: tuple[Questionnaire, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _region_named(cls, given: Any) -> Any:
        if isinstance(given, dict) and "name" in given:
            return {"region_name": given["name"], **given}
        return given

    def questionnaire(self, code: str, version: str | None = None) -> Questionnaire:
        """That version, or the one published last. Raises NotInPolicyError."""
        versions = [q for q in self.questionnaires if q.code == code]
        if not versions:
            raise _unknown(_QUESTIONNAIRE, code, (q.code for q in self.questionnaires))
        wanted = [q for q in versions if version in (None, q.version)]
        if not wanted:
            raise _unknown(_VERSION, str(version), (q.version for q in versions))
        return max(wanted, key=lambda q: (q.published_on, q.version))

    def cluster(self, name_or_code: str) -> Cluster:
        """The cluster of that name or code, in any case, with or without accents; else
        NotInPolicyError."""
        wanted = fold(name_or_code)
        for cluster in self.clusters:
            if wanted in (fold(cluster.code), fold(cluster.name)):
                return cluster
        raise _unknown(_CLUSTER, name_or_code, (cluster.name for cluster in self.clusters))

    def domain(self, code: str) -> Domain:
        """Raises NotInPolicyError."""
        return _first(self.domains, code, _DOMAIN)

    def round(self, questionnaire: str, year: int, quarter: int | None = None) -> RoundPlan:
        """The round whose answers are about `year`, or a quarter. Raises NotInPolicyError."""
        rounds = [r for r in self.rounds if r.questionnaire == questionnaire]
        if not rounds:
            known = (r.questionnaire for r in self.rounds)
            raise _unknown(_QUESTIONNAIRE, questionnaire, known)
        for one in rounds:
            if one.period == (year, quarter):
                return one
        asked = Period(year, quarter).code
        raise _unknown(_PERIOD, asked, (r.period.code for r in rounds))

    @property
    def latest(self) -> tuple[Questionnaire, ...]:
        """The latest version of each questionnaire, in their order."""
        codes = dict.fromkeys(q.code for q in self.questionnaires)
        return tuple(self.questionnaire(code) for code in codes)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator of the latest questionnaires."""
        return tuple(one for q in self.latest for one in q.indicators)


_Coded = TypeVar("_Coded", Domain, Cluster)

_QUESTIONNAIRE = Words(
    fr="Aucun questionnaire « {asked} ».", en="There is no questionnaire “{asked}”."
)
_VERSION = Words(
    fr="Ce questionnaire n’a pas de version « {asked} ».",
    en="This questionnaire has no version “{asked}”.",
)
_CLUSTER = Words(fr="Aucun cluster « {asked} ».", en="There is no cluster “{asked}”.")
_DOMAIN = Words(fr="Aucun domaine « {asked} ».", en="There is no domain “{asked}”.")
_PERIOD = Words(fr="Aucune campagne ne porte sur {asked}.", en="No round is about {asked}.")
_NEAR = Words(fr="Cherchiez-vous : {near} ?", en="Did you mean: {near}?")


def _first(among: Iterable[_Coded], code: str, message: Words) -> _Coded:
    among = tuple(among)
    for one in among:
        if one.code == code:
            return one
    raise _unknown(message, code, (one.code for one in among))


def _unknown(message: Words, asked: str, known: Iterable[str]) -> NotInPolicyError:
    said, near = message.filled(asked=asked), _near(asked, tuple(dict.fromkeys(known)))
    if near:
        hint = _NEAR.filled(near=", ".join(near))
        said = Words(fr=f"{said.fr} {hint.fr}", en=f"{said.en} {hint.en}")
    return NotInPolicyError(said)


def _near(asked: str, known: tuple[str, ...]) -> list[str]:
    """At most five of the known names, nearest first; all of them when they are few."""
    by_fold = {fold(name): name for name in known}
    matches = get_close_matches(fold(asked), by_fold, n=5, cutoff=0.5)
    inside = [key for key in by_fold if fold(asked) and fold(asked) in key and key not in matches]
    found = [by_fold[key] for key in (*matches, *inside)][:5]
    return found or (list(known) if len(known) <= 30 else [])
