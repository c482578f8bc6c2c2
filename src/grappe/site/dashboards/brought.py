"""What domains bring to each other's roadmaps: from whom to whom, in the last quarter told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.figures import Figure, Links, Published, code_of
from grappe.questions import Indicator, Period, fold
from grappe.site.accounts.models import User
from grappe.site.asked import number_in
from grappe.site.dashboards.audience import quarters_for
from grappe.site.dashboards.downloads import Cell
from grappe.site.dashboards.shared import Shared
from grappe.site.errors import say

Ways = Mapping[tuple[str, str], float]
"""By the French names of who brings and of whose roadmap."""


@dataclass(frozen=True, kw_only=True)
class Brought(Shared):
    """As what domains share, but each way by itself. A pair is what both brought to each other, as
    far as it is told: `ways` are of the domains that this reader is told of."""

    ways: Ways
    period: Period
    of_members: bool = False

    @property
    def title(self) -> str:
        about = {"quarter": say(self.period.words)}
        return _("Contributions to each other's roadmaps, %(quarter)s") % about

    @property
    def explained(self) -> str:
        return _(
            "An arc ties two that contributed to each other's roadmaps; the wider, the more. Press "
            "a name to see what it brings, each in a sentence."
        )

    @property
    def hidden_because(self) -> str:
        if not self.links.hidden:
            return ""
        return _(
            "Hidden: what a domain brings is told over three clusters or more, and where it gives "
            "no other away. What others bring to its roadmap counts."
        )

    @property
    def sentences(self) -> list[str]:
        """What the chosen domain brings to each roadmap."""
        if self.chosen is None:
            return []
        return [self._brings(self.chosen, one) for one in self.links.names]

    def _brings(self, one: str, other: str) -> str:
        n = self.ways.get((one, other))
        named = {"one": self.words[one], "second": self.words[other]}
        if n is None:
            return _("%(one)s to the roadmap of %(second)s: %(why)s.") % {
                **named,
                "why": self._why(one),
            }
        if not n:
            return _("%(one)s brought nothing to the roadmap of %(second)s.") % named
        said = ngettext(
            "%(one)s brought one contribution to the roadmap of %(second)s.",
            "%(one)s brought %(n)s contributions to the roadmap of %(second)s.",
            int(n),
        )
        return said % {**named, "n": f"{n:g}"}

    def _why(self, one: str) -> str:
        return _("hidden") if frozenset({one}) in self.links.hidden else _("missing")

    @property
    def counted(self) -> str:
        return _("Contributions")

    @property
    def matrix(self) -> list[tuple[str, list[str]]]:
        """A row for each domain that brings, a column for each roadmap, its own among them."""
        names = self.links.names
        return [(self.words[one], [self._way(one, other) for other in names]) for one in names]

    def _way(self, one: str, other: str) -> str:
        n = self.ways.get((one, other))
        return self._why(one) if n is None else f"{n:g}"

    @property
    def between(self) -> tuple[str, str]:
        return _("Brought by"), _("To the roadmap of")

    @property
    def when(self) -> tuple[str, str]:
        return _("Quarter"), say(self.period.words)

    @property
    def told(self) -> list[tuple[str, str, Cell]]:
        names, ways = self.links.names, self.ways
        return [(a, b, ways.get((a, b), self._why(a))) for a in names for b in names]


def brought(user: User, published: Published, given: Mapping[str, str]) -> Brought | None:
    """Of the last quarter of the year that the address asks for, or of all; None where nothing of
    the kind is told."""
    code = published.policy.pages.region.brought
    indicator = published.known.indicators.get(code or "")
    if indicator is None:
        return None
    figures = [
        one
        for one in quarters_for(user, published)
        if one.indicator == indicator.code and one.by == "domain" and one.status != "missing"
    ]
    asked = number_in(given.get("year"))
    years = sorted({one.year for one in figures})
    of_year = [one for one in figures if asked not in years or one.year == asked]
    period = max((one.period for one in of_year), default=None)
    if period is None:
        return None
    return _told(published, indicator, period, years, figures, given)


def _told(
    published: Published,
    indicator: Indicator,
    period: Period,
    years: Sequence[int],
    figures: Iterable[Figure],
    given: Mapping[str, str],
) -> Brought:
    domains = published.policy.domains
    words = {one.name.fr: say(one.name) for one in domains}
    own = [one for one in figures if one.period == period]
    ways = _ways(own, {one.code: one.name.fr for one in domains})
    codes = {one.name.fr: one.code for one in domains}
    names = sorted(words, key=lambda name: fold(words[name]))
    links = _links(own, ways, names, period)
    return Brought(
        links=links,
        indicator=indicator,
        words=words,
        codes=codes,
        chosen=next((name for name in names if codes[name] == given.get("domain")), None),
        years=tuple(years),
        of=len(published.policy.clusters),
        ways=ways,
        period=period,
    )


def _ways(own: Iterable[Figure], names: Mapping[str, str]) -> Ways:
    """Of a domain that is told, each roadmap: nobody's contribution to it is none."""
    told = [one for one in own if one.status in ("shown", "not_applicable")]
    found = {(one.name, other): 0.0 for one in told for other in names.values()}
    found |= {
        (one.name, names[code]): one.value
        for one in told
        if (code := code_of(one)) in names and one.value is not None
    }
    return found


def _links(own: Iterable[Figure], ways: Ways, names: Sequence[str], period: Period) -> Links:
    behind = {one.name: one.n for one in own}
    told = {one for one, _other in ways}
    pairs = [(a, b) for place, a in enumerate(names) for b in names[place + 1 :]]
    shared = {
        frozenset({a, b}): ways.get((a, b), 0) + ways.get((b, a), 0) if {a, b} & told else None
        for a, b in pairs
    }
    hidden = frozenset(frozenset({name}) for name in behind if name not in told)
    clusters = sum(behind.values())
    return Links("domain", period.year, tuple(names), tuple(names), clusters, shared, hidden)
