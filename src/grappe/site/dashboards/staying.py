"""Who stays: cohorts of members in a sentence, as a chart and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from grappe.figures import Cohort, Cohorts, Published, Where, chart_of_cohorts, cohorts, value_words
from grappe.site.dashboards.downloads import Cell, Rows
from grappe.site.dashboards.values import clusters_said, number_said
from grappe.site.errors import say
from grappe.site.speaking import language_of_reader


@dataclass(frozen=True)
class Staying:
    """The cohorts of a place, ready for a page."""

    where: Where
    found: Cohorts

    @property
    def line(self) -> str:
        """The latest cohort that has a later year, in a sentence."""
        years = self.found.years
        for one in reversed(self.found.cohorts):
            place = years.index(one.joined) if one.joined in years else -1
            if not one.is_first and 0 <= place < len(years) - 1 and one.counts[place]:
                first, last = one.counts[place] or 0, one.counts[-1] or 0
                share = say(value_words(last / first, "share"))
                about = {"n": number_said(first), "rows": self.rows_said, "joined": one.joined}
                words = _(
                    "Of %(n)s %(rows)s that joined in %(joined)s, %(share)s count in %(last)s."
                )
                return words % {**about, "share": share, "last": years[-1]}
        return _("How many count in each year, by the year in which they joined.")

    @property
    def title(self) -> str:
        about = {"rows": self.rows_said, "year": self.found.years[-1]}
        return _("Still among the %(rows)s in %(year)s, by the year of joining") % about

    def drawn(self, *, narrow: bool = False, source: Sequence[str] = ()) -> SafeString:
        """Its chart, titled by what it is about."""
        title = f"{say(self.where.said)} · {self.title}"
        svg = chart_of_cohorts(
            self.found, language_of_reader(), title=title, narrow=narrow, source=source
        )
        return mark_safe(svg)  # noqa: S308 - words are escaped where it is drawn

    @property
    def wide(self) -> SafeString:
        return self.drawn()

    @property
    def narrow(self) -> SafeString:
        return self.drawn(narrow=True)

    @property
    def rows_said(self) -> str:
        return say(self.found.section.rows_called)

    @property
    def behind(self) -> str:
        of = self.where.clusters
        return clusters_said(self.found.clusters, of) if of > 1 else ""

    @property
    def columns(self) -> list[tuple[str, str]]:
        return [(_("Joined in"), ""), *((str(year), "number") for year in self.found.years)]

    @property
    def rows(self) -> list[list[Cell]]:
        """A row for each cohort, the latest last; "" before they joined."""
        return [
            [self._joined(one), *("" if n is None else number_said(n) for n in one.counts)]
            for one in self.found.cohorts
        ]

    def _joined(self, one: Cohort) -> str:
        return _("%(year)s or earlier") % {"year": one.joined} if one.is_first else str(one.joined)


def staying(published: Published, where: Where) -> Staying | None:
    """None where it is not known who joined when, or of one year only."""
    found = cohorts(published, where)
    return Staying(where, found) if found else None


def rows_of_staying(one: Staying, publication: str) -> Rows:
    """The same as a table to take away."""
    heads: list[Cell] = [*(label for label, _kind in one.columns), _("Publication")]
    numbers = zip(one.rows, one.found.cohorts, strict=True)
    return [heads, *([row[0], *cohort.counts, publication] for row, cohort in numbers)]
