"""Stories found by domain, department, topic, cluster and year; the address keeps what is asked."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from grappe.site.errors import say
from grappe.site.policy.reading import current
from grappe.site.stories.models import Story
from grappe.site.stories.reading import department_names, topics


class Asked(NamedTuple):
    """A choice of the page: its words, its name in the address, what may be chosen, what is."""

    label: str
    name: str
    choices: list[tuple[str, str]]
    chosen: str


def asked(query: Mapping[str, str], stories: Iterable[Story]) -> list[Asked]:
    """Only what some of these stories has."""
    has: dict[str, dict[str, str]] = {name: {} for name in _NAMES}
    for story in stories:
        for name, codes in _codes(story).items():
            has[name] |= codes
    in_order = {
        "domain": [one.code for one in current().domains],
        "department": list(department_names()),
        "topic": list(topics()),
        "cluster": sorted(has["cluster"], key=has["cluster"].__getitem__),
        "year": sorted(has["year"], reverse=True),
    }
    found = []
    for name, label in zip(_NAMES, _labels(), strict=True):
        known = dict.fromkeys([*in_order[name], *sorted(has[name])])
        choices = [(code, has[name][code]) for code in known if has[name].get(code)]
        wanted = query.get(name, "")
        chosen = wanted if wanted in dict(choices) else ""
        found.append(Asked(label, name, choices, chosen))
    return found


def found(asked_for: Sequence[Asked], stories: Iterable[Story]) -> list[Story]:
    """Those that have all that is chosen."""
    chosen = [(one.name, one.chosen) for one in asked_for if one.chosen]
    return [s for s in stories if all(code in _codes(s)[name] for name, code in chosen)]


_NAMES = ("domain", "department", "topic", "cluster", "year")


def _labels() -> tuple[str, ...]:
    return (_("Domain"), _("Department"), _("Topic"), _("Cluster"), _("Year"))


def _codes(story: Story) -> dict[str, dict[str, str]]:
    """What a story is found by, with its words."""
    topic, place = topics().get(story.topic), department_names().get(story.department)
    return {
        "domain": {story.domain.code: story.domain.name},
        "department": {story.department: place} if place else {},
        "topic": {story.topic: say(topic)} if topic else {},
        "cluster": {one.code: one.name for one in story.clusters.all()},
        "year": {story.period[:4]: story.period[:4]},
    }
