"""What places share, ready to be told: matrix, network and sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.figures import Links, network
from grappe.policies import Theme
from grappe.questions import Indicator, Level
from grappe.site.dashboards.downloads import Cell, Rows
from grappe.site.dashboards.values import clusters_said
from grappe.site.errors import say


@dataclass(frozen=True)
class Shared:
    """What places of one kind share in a year, ready to be told. `codes` are those that an
    address chooses them by; `years` may be chosen; `theme`: of its clusters alone; `of_members`, or
    else of what they lead together."""

    links: Links
    indicator: Indicator
    words: Mapping[str, str]
    codes: Mapping[str, str]
    chosen: str | None
    years: tuple[int, ...]
    of: int
    theme: Theme | None = None
    of_members: bool = True

    @property
    def anchor(self) -> str:
        """Where it stands on its page."""
        return self.level if self.of_members else f"{self.level}-{self.indicator.code}"

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
        more = {} if self.of_members else {"figure": self.indicator.code}
        return self._asked(self.chosen, more)

    def _asked(self, name: str | None, more: Mapping[str, str] = MappingProxyType({})) -> str:
        asked = {self.level: self.codes[name] if name else "", "year": self.links.year}
        theme = {"theme": self.theme.code} if self.theme else {}
        return f"?{urlencode({**theme, **asked, **more})}"

    def said(self, name: str) -> str:
        return self.words[name]

    def leads_to(self, name: str) -> str:
        return f"{self._asked(name)}#{self.anchor}"

    @property
    def title(self) -> str:
        places = _("domains") if self.level == "domain" else _("clusters")
        about = {"places": places, "year": self.links.year}
        members = _("Members shared between %(places)s in %(year)s")
        said = (members if self.of_members else _("Actions led together in %(year)s")) % about
        return f"{say(self.theme.name)} · {said}" if self.theme else said

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
        """What the chosen place, or the only one, shares with each other one; of a theme, what each
        two domains share."""
        own = self.chosen or (None if self.is_whole else next(iter(self.links.told), None))
        if own is None:
            every = self.theme is not None and self.level == "domain"
            return [self._sentence(a, b) for a, b, _n in self.links.pairs] if every else []
        others = [name for name in self.links.names if name != own]
        return [self._sentence(own, one) for one in others]

    def _sentence(self, one: str, other: str) -> str:
        n = self.links.between(one, other)
        named = {"one": self.words[one], "second": self.words[other], "n": f"{n or 0:g}"}
        if n is None:
            about = {**named, "why": self.why_not(one, other)}
            return _("%(one)s and %(second)s: %(why)s.") % about
        return (self._of_members if self.of_members else self._of_actions)(int(n)) % named

    def _of_members(self, n: int) -> str:
        if not n:
            return _("%(one)s and %(second)s share no member.")
        return ngettext(
            "%(one)s and %(second)s share one member.",
            "%(one)s and %(second)s share %(n)s members.",
            n,
        )

    def _of_actions(self, n: int) -> str:
        if not n:
            return _("%(one)s and %(second)s led no action together.")
        return ngettext(
            "%(one)s and %(second)s led one action together.",
            "%(one)s and %(second)s led %(n)s actions together.",
            n,
        )

    @property
    def explained(self) -> str:
        """How to read the picture, where no place is chosen."""
        if self.of_members:
            return _(
                "An arc ties two that share members; the wider, the more. Press a name to see its "
                "links alone, each in a sentence."
            )
        return _(
            "An arc ties two whose clusters led actions together; the wider, the more. Press a "
            "name to see its links alone, each in a sentence."
        )

    @property
    def hidden_because(self) -> str:
        """Why some are hidden; empty where none is."""
        if not self.links.hidden:
            return ""
        return _(
            "Hidden: fewer than three clusters of the theme stand in both domains together, and "
            "what two named clusters share is theirs to tell."
        )

    @property
    def counted(self) -> str:
        """What is counted, as the head of a column."""
        return _("Shared members") if self.of_members else _("Actions led together")

    @property
    def matrix(self) -> list[tuple[str, list[str]]]:
        """A row for each place whose links are seen; "" where it meets itself."""
        return [
            (self.words[one], [self._cell(one, other) for other in self.links.names])
            for one in self.links.told
        ]

    def _cell(self, one: str, other: str) -> str:
        n = self.links.between(one, other)
        return "" if one == other else self.why_not(one, other) if n is None else f"{n:g}"

    def why_not(self, one: str, other: str) -> str:
        return _("hidden") if frozenset({one, other}) in self.links.hidden else _("missing")

    @property
    def names(self) -> list[str]:
        return [self.words[name] for name in self.links.names]

    @property
    def between(self) -> tuple[str, str]:
        """The heads of the two places of a row."""
        return _("Between"), _("And")

    @property
    def when(self) -> tuple[str, str]:
        """What the time is called, and which it is."""
        return _("Year"), str(self.links.year)

    @property
    def told(self) -> list[tuple[str, str, Cell]]:
        """Each two places and what they share, or why it is not told."""
        pairs = self.links.pairs
        return [(a, b, self.why_not(a, b) if n is None else n) for a, b, n in pairs]


def rows_of_links(one: Shared, publication: str) -> Rows:
    """Each two places and what they share, as a table to take away."""
    head_of_time, time = one.when
    heads: list[Cell] = [*one.between, one.counted, head_of_time, _("Publication")]
    rows = [[one.words[a], one.words[b], n, time, publication] for a, b, n in one.told]
    if one.theme is None:
        return [heads, *rows]
    return [[*heads, _("Theme")], *([*row, say(one.theme.name)] for row in rows)]
