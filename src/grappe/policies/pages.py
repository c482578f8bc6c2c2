"""What pages of figures show first: indicators by their codes, and the words around them."""

from string import Formatter

from grappe.questions import Frozen, Words

CLUSTERS = "clusters"
"""The place in a title that is no indicator: how many clusters stand behind it."""


class Title(Words):
    """A sentence whose places in braces are indicators' codes, or {clusters}."""

    @property
    def indicators(self) -> tuple[str, ...]:
        """The codes that it names, each once."""
        parts = (*Formatter().parse(self.fr), *Formatter().parse(self.en))
        named = dict.fromkeys(name for _, name, _, _ in parts if name)
        return tuple(code for code in named if code != CLUSTERS)


class Parts(Frozen):
    """An indicator that is broken down, under a title of its own."""

    indicator: str
    title: Words


class MapOf(Frozen):
    """A section whose rows stand on a map by their postal codes, under a title."""

    section: str
    title: Words


class RegionPage(Frozen):
    """The Region at a glance: one sentence, a few numbers (the first says which year is told of),
    who they are, and where."""

    title: Title | None = None
    headlines: tuple[str, ...] = ()
    parts: Parts | None = None
    map: MapOf | None = None


class PlacePage(Frozen):
    """A cluster's or a domain's figures: the indicator told in the title, and those drawn on top
    as charts of the place's own years."""

    first: str | None = None
    charts: tuple[str, ...] = ()


class Pages(Frozen):
    """Of each page of figures, what comes first."""

    region: RegionPage = RegionPage()
    domain: PlacePage = PlacePage()
    cluster: PlacePage = PlacePage()
