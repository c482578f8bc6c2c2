"""What pages of figures show first and papers hold: indicators by their codes, and the words
around them."""

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
    who they are, and where; `shared` is the number told over who works with whom, `brought` what
    domains bring to each other, broken down by domain; `crossing` are those told of the clusters of
    a theme together."""

    title: Title | None = None
    headlines: tuple[str, ...] = ()
    parts: Parts | None = None
    map: MapOf | None = None
    shared: str | None = None
    brought: str | None = None
    crossing: tuple[str, ...] = ()


class PlacePage(Frozen):
    """A cluster's or a domain's figures: the indicator told in the title, and those drawn on top
    as charts of the place's own years."""

    first: str | None = None
    charts: tuple[str, ...] = ()


class PaperChapter(Frozen):
    """A part of a paper under a title: indicators, each drawn by year or by its parts."""

    title: Words
    indicators: tuple[str, ...] = ()


class PaperPlan(Frozen):
    """What a paper about a place holds: numbers on top, then chapters. `by_domain` are numbers
    that the Region's report tells of each domain."""

    headlines: tuple[str, ...] = ()
    chapters: tuple[PaperChapter, ...] = ()
    by_domain: tuple[str, ...] = ()


class Papers(Frozen):
    """PDF, slides and data book, by the kind of place they are about."""

    cluster: PaperPlan = PaperPlan()
    domain: PaperPlan = PaperPlan()
    region: PaperPlan = PaperPlan()


class Heading(Frozen):
    """Figures that stand together on a page, under a title."""

    title: Words
    indicators: tuple[str, ...] = ()


class Pages(Frozen):
    """Of each page of figures, what comes first; of each paper, what it holds. `headings`: under
    which titles figures stand on pages; those of none stand under their section."""

    region: RegionPage = RegionPage()
    domain: PlacePage = PlacePage()
    cluster: PlacePage = PlacePage()
    papers: Papers = Papers()
    headings: tuple[Heading, ...] = ()
