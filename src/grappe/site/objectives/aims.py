"""What is aimed at, as the policy has it: an objective with what it is measured by."""

from dataclasses import dataclass
from functools import lru_cache

from grappe.figures import Unit
from grappe.policies import AimUnit, Objective, Objectives, ObjectiveTopic, Policy, Span
from grappe.questions import Choice, Field, Indicator, Words
from grappe.site import clock
from grappe.site.policy.reading import current, digest

_PERCENT = Words(fr="%", en="%")
_OF_TEN = Words(fr="sur 10", en="out of 10")
_EURO = Words(fr="€", en="€")
_NO_HELP = Words(fr="", en="")
_UNITS: dict[AimUnit, Unit] = {"fte": "fte", "eur": "eur", "share": "share", "years": "years"}


@dataclass(frozen=True)
class Aim:
    """An objective, its topic, and its indicator, which is `computed` from figures or asked."""

    objective: Objective
    topic: ObjectiveTopic
    computed: Indicator | None
    label: Words
    definition: Words
    unit: AimUnit

    @property
    def code(self) -> str:
        return self.objective.code

    @property
    def title(self) -> Words:
        return self.objective.title

    @property
    def steps(self) -> tuple[Words, ...]:
        return self.objective.asked.steps if self.objective.asked else ()

    @property
    def unit_of_figures(self) -> Unit:
        """As charts and papers take it: a mark or a step is a number."""
        return _UNITS.get(self.unit, "count")

    @property
    def field(self) -> Field:
        """How one of its values is typed: shares in percent, steps chosen."""
        kinds = {"count": "integer", "eur": "amount", "step": "choice"}
        units = {"share": _PERCENT, "eur": _EURO, "score": _OF_TEN}
        most = {"share": 100, "score": 10}.get(self.unit)
        steps = tuple(Choice(code=str(n), label=words) for n, words in enumerate(self.steps))
        return Field.model_validate(
            {
                "code": self.code,
                "kind": kinds.get(self.unit, "number"),
                "label": self.label,
                "help": _NO_HELP,
                "unit": units.get(self.unit),
                "choices": steps,
                "minimum": None if steps else 0,
                "maximum": most,
            }
        )


def objectives() -> Objectives | None:
    """Those of the policy; None where it has none."""
    return current().objectives


def span_on(first: int | None = None) -> Span | None:
    """The period that begins in a year, or the one that runs today."""
    known = objectives()
    if known is None:
        return None
    return known.period_on(clock.today()) if first is None else known.period(first)


def every_aim() -> dict[str, Aim]:
    """By the objective's code, base ones first, by topic."""
    return _aims(digest())


def aims_of(domains: list[str]) -> list[Aim]:
    """Of a cluster that stands in these domains: the base ones, and theirs."""
    return [one for one in every_aim().values() if one.objective.domain in (None, *domains)]


@lru_cache(maxsize=4)
def _aims(_digest: str) -> dict[str, Aim]:
    policy = current()
    if policy.objectives is None:
        return {}
    topics = {one.code: one for one in policy.objectives.topics}
    every = policy.objectives.of([one.code for one in policy.domains])
    return {one.code: _aim(one, topics[one.topic], policy) for one in every}


def _aim(objective: Objective, topic: ObjectiveTopic, policy: Policy) -> Aim:
    asked = objective.asked
    if asked is not None:
        return Aim(objective, topic, None, asked.label, asked.definition, asked.unit)
    latest_last = sorted(policy.questionnaires, key=lambda q: (q.published_on, q.version))
    by_code = {one.code: one for q in latest_last for one in q.indicators}
    found = by_code[str(objective.indicator)]
    return Aim(objective, topic, found, found.label, found.definition, found.unit)
