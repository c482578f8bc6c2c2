"""Who works with whom: members shared between domains, and between clusters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.figures import (
    Figure,
    Links,
    Published,
    asked_of_links,
    links_of,
    network,
    region_place,
    years_of_links,
)
from grappe.questions import Indicator, Level, fold
from grappe.site.accounts.models import User
from grappe.site.asked import number_in
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.downloads import Cell, Rows
from grappe.site.dashboards.telling import sentence_said
from grappe.site.dashboards.values import clusters_said
from grappe.site.errors import say

LEVELS: tuple[Level, ...] = ("domain", "cluster")


@dataclass(frozen=True)
class Shared:
    """What places of one kind share in a year, ready to be told. `codes` are those that an
    address chooses them by; `years` may be chosen."""

    links: Links
    indicator: Indicator
    words: Mapping[str, str]
    codes: Mapping[str, str]
    chosen: str | None
    years: tuple[int, ...]
    of: int

    @property
    def level(self) -> Level:
        return self.links.level

    files = ("csv", "xlsx", "svg", "png")

    @property
    def chosen_said(self) -> str:
        return self.words[self.chosen] if self.chosen else ""

    @property
    def drawn(self) -> SafeString:
        """The network; each place's words choose it."""
        about = {"chosen": self.chosen, "leads_to": self.leads_to}
        return mark_safe(network(self.links, self.said, self.title, **about))  # type: ignore[arg-type]  # noqa: S308 - words are escaped where it is drawn

    @property
    def query(self) -> str:
        chosen = self.codes[self.chosen] if self.chosen else ""
        return f"?{self.level}={chosen}&year={self.links.year}"

    def said(self, name: str) -> str:
        return self.words[name]

    def leads_to(self, name: str) -> str:
        return f"?{self.level}={self.codes[name]}&year={self.links.year}#{self.level}"

    @property
    def title(self) -> str:
        places = _("domains") if self.level == "domain" else _("clusters")
        about = {"places": places, "year": self.links.year}
        return _("Members shared between %(places)s in %(year)s") % about

    @property
    def behind(self) -> str:
        """How many clusters stand behind the whole; of one cluster's own links there is no need."""
        return clusters_said(self.links.clusters, self.of) if self.is_whole else ""

    @property
    def is_whole(self) -> bool:
        """Whether this reader sees the links of more places than one."""
        return len(self.links.told) > 1

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(self.codes[name], self.words[name]) for name in self.links.told]

    @property
    def sentences(self) -> list[str]:
        """What the chosen place, or the only one, shares with each other one."""
        own = self.chosen or (None if self.is_whole else next(iter(self.links.told), None))
        if own is None:
            return []
        others = [name for name in self.links.names if name != own]
        return [self._sentence(own, one) for one in others]

    def _sentence(self, one: str, other: str) -> str:
        n = self.links.between(one, other)
        named = {"one": self.words[one], "second": self.words[other], "n": f"{n or 0:g}"}
        if n is None:
            return _("%(one)s and %(second)s: missing.") % named
        if not n:
            return _("%(one)s and %(second)s share no member.") % named
        many = ngettext(
            "%(one)s and %(second)s share one member.",
            "%(one)s and %(second)s share %(n)s members.",
            int(n),
        )
        return many % named

    @property
    def matrix(self) -> list[tuple[str, list[str]]]:
        """A row for each place whose links are seen; "" where it meets itself."""
        return [
            (self.words[one], [self._cell(one, other) for other in self.links.names])
            for one in self.links.told
        ]

    def _cell(self, one: str, other: str) -> str:
        n = self.links.between(one, other)
        return "" if one == other else _("missing") if n is None else f"{n:g}"

    @property
    def names(self) -> list[str]:
        return [self.words[name] for name in self.links.names]


def of_links(user: User, published: Published, given: Mapping[str, str]) -> dict[str, Any]:
    """The page: domains for everybody, clusters for officers and the clusters themselves."""
    figures = figures_for(user, published)
    found = [one for level in LEVELS if (one := shared(published, figures, level, given))]
    first = published.known.indicators.get(published.policy.pages.region.shared or "")
    where = region_place(published.policy)
    return {
        "publication": published.publication,
        "title": sentence_said(published, figures, first, where) if first else None,
        "kinds": found,
    }


def shared(
    published: Published, figures: Sequence[Figure], level: Level, given: Mapping[str, str]
) -> Shared | None:
    """None where nothing of the kind is known, or for this reader."""
    indicator = asked_of_links(published.known, level)
    years = years_of_links(figures, indicator) if indicator else {}
    if indicator is None or not years:
        return None
    policy = published.policy
    whole = [year for year, n in years.items() if n >= max(years.values())]
    asked = number_in(given.get("year"))
    year = asked if asked in years else whole[-1]
    words = _domains(published) if level == "domain" else {c.name: c.name for c in policy.clusters}
    names = sorted(words, key=lambda name: fold(words[name]))
    links = links_of(figures, indicator, level, year, names)
    codes = {c.name.fr: c.code for c in policy.domains} | {c.name: c.code for c in policy.clusters}
    picked = next((name for name in links.told if codes[name] == given.get(level)), None)
    of = len(policy.clusters)
    return Shared(links, indicator, words, codes, picked, tuple(years), of)


def _domains(published: Published) -> dict[str, str]:
    return {one.name.fr: say(one.name) for one in published.policy.domains}


def rows_of_links(one: Shared, publication: str) -> Rows:
    """Each two places and what they share, as a table to take away."""
    heads: list[Cell] = [_("Between"), _("And"), _("Shared members"), _("Year"), _("Publication")]
    rows = one.links.pairs
    year = one.links.year
    return [heads, *([one.words[a], one.words[b], n, year, publication] for a, b, n in rows)]
