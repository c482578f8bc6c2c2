"""Figures of a place under the questionnaire that they are asked in, grouped by the policy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grappe.figures import Figure, Published, Remark, Where
from grappe.questions import Indicator, Questionnaire
from grappe.site.dashboards.telling import Told, told
from grappe.site.errors import say


@dataclass(frozen=True)
class Group:
    """Figures under a title: what is told, and what this reader may not see."""

    label: str
    told: tuple[Told, ...]
    hidden: tuple[Told, ...]


@dataclass(frozen=True)
class Chapter:
    """A questionnaire's figures, group by group."""

    label: str
    groups: tuple[Group, ...]


def chapters(
    published: Published, figures: Sequence[Figure], where: Where, remarks: Iterable[Remark] = ()
) -> tuple[Chapter, ...]:
    """Every indicator of a place as it is asked, what is open to everybody first."""
    said = tuple(remarks)
    own = [figure for figure in figures if (figure.by, figure.name) == (where.level, where.name)]
    return tuple(
        Chapter(say(asked.label), groups)
        for asked in sorted(published.publication.policy.latest, key=_protected)
        if (groups := _groups(published, own, where, asked, said))
    )


def _protected(asked: Questionnaire) -> bool:
    return all(one.sensitivity == "protected" for one in asked.indicators)


def _groups(
    published: Published,
    figures: Sequence[Figure],
    where: Where,
    asked: Questionnaire,
    remarks: Sequence[Remark],
) -> tuple[Group, ...]:
    found: dict[str, list[Told]] = {}
    for indicator in asked.indicators:
        one = told(published, figures, indicator, where, remarks)
        if one is not None:
            found.setdefault(heading_of(published, indicator), []).append(one)
    return tuple(_group(label, some) for label, some in found.items())


def _group(label: str, found: list[Told]) -> Group:
    hidden = tuple(one for one in found if one.status == "hidden")
    return Group(label, tuple(one for one in found if one.status != "hidden"), hidden)


def heading_of(published: Published, indicator: Indicator) -> str:
    """Under which title an indicator stands: the policy's, else its section's."""
    for one in published.policy.pages.headings:
        if indicator.code in one.indicators:
            return say(one.title)
    return say(published.section(indicator).label)
