"""What is shared with whom, and the record of processing: both read from what rooms say of
themselves, from the table of rights and from the questions."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from grappe.site.accounts.rights import POSITIONS, TABLE, Position
from grappe.site.errors import say
from grappe.site.policy.reading import current
from grappe.site.privacy.erasing import keeps, rule_of
from grappe.site.privacy.holdings import Holding, holdings

PEOPLE: dict[Position, object] = {
    "manager": gettext_lazy("the cluster’s manager"),
    "contributor": gettext_lazy("its contributors"),
    "officer": gettext_lazy("its officers at the Region"),
    "other_officer": gettext_lazy("officers of other domains"),
    "head_of_unit": gettext_lazy("the head of unit"),
    "database_manager": gettext_lazy("the database manager"),
    "evaluation": gettext_lazy("the Evaluation Department"),
    "elected": gettext_lazy("elected politicians"),
    "administrator": gettext_lazy("administrators"),
    "public": gettext_lazy("everybody"),
}


@dataclass(frozen=True)
class Shared:
    """A kind of data as a reader sees it: who reads it, how long it is kept and why so long."""

    label: str
    holds: str
    why: str
    people: str
    readers: tuple[str, ...]
    kept: str
    kept_why: str


@dataclass(frozen=True)
class Asked:
    """A question that names a person: why it is asked, for how many years it is kept."""

    questionnaire: str
    label: str
    purpose: str
    years: int


def shared() -> list[Shared]:
    """Every kind of data, in the order of the rooms."""
    return [_shared(one) for one in holdings()]


def personal_questions() -> list[Asked]:
    """Those of the questionnaires in force that name a person (p)."""
    return [
        Asked(
            say(asked.label),
            say(field.label),
            say(field.personal.purpose),
            field.personal.retention_years,
        )
        for asked in current().latest
        for section in asked.sections
        for field in section.fields
        if field.personal
    ]


def _shared(one: Holding) -> Shared:
    rule = rule_of(one)
    return Shared(
        label=_begun(str(one.label)),
        holds=_begun(str(one.holds)),
        why=str(one.why),
        people=str(one.people),
        readers=tuple(_readers(one)),
        kept=say(keeps(rule)) if rule or one.by_definition else "",
        kept_why=say(rule.why) if rule else "",
    )


def _readers(one: Holding) -> Iterator[str]:
    for position in POSITIONS:
        if any(set(TABLE[row][position]) & set("rb") for row in one.rows):
            yield str(PEOPLE[position])


def _begun(said: str) -> str:
    return said[:1].upper() + said[1:]
