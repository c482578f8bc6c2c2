"""Figures of a place under the questionnaire and the section that they are asked in."""

from collections.abc import Sequence
from dataclasses import dataclass

from grappe.figures import Figure
from grappe.questions import Indicator, Questionnaire, Section
from grappe.site.dashboards.places import Where
from grappe.site.dashboards.published import Published
from grappe.site.dashboards.telling import Told, told
from grappe.site.errors import say


@dataclass(frozen=True)
class Group:
    """A section and what is told of it."""

    label: str
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Chapter:
    """A questionnaire's figures, section by section."""

    label: str
    groups: tuple[Group, ...]


def chapters(published: Published, figures: Sequence[Figure], where: Where) -> tuple[Chapter, ...]:
    """Every indicator of a place, in the order in which it is asked."""
    own = [figure for figure in figures if (figure.by, figure.name) == (where.level, where.name)]
    return tuple(
        Chapter(say(asked.label), groups)
        for asked in published.publication.policy.latest
        if (groups := _groups(published, own, where, asked))
    )


def section_of(published: Published, indicator: Indicator) -> Section:
    """The section that an indicator is read from first."""
    return published.known.sources_of(indicator)[0].section


def _groups(
    published: Published, figures: Sequence[Figure], where: Where, asked: Questionnaire
) -> tuple[Group, ...]:
    found: dict[str, list[Told]] = {}
    for indicator in asked.indicators:
        one = told(published, figures, indicator, where)
        if one is not None:
            label = say(section_of(published, indicator).label)
            found.setdefault(label, []).append(one)
    return tuple(Group(label, tuple(some)) for label, some in found.items())
