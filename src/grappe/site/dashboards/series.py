"""An indicator of a place through its years, or over its parts: as a table, as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from grappe.figures import (
    Break,
    Figure,
    Kind,
    Parts,
    chart,
    chart_to_point_at,
    code_of,
    in_order,
    sparkline,
    value_words,
)
from grappe.questions import Indicator
from grappe.site.dashboards.values import clusters_said, value_said
from grappe.site.errors import say
from grappe.site.speaking import language_of_reader


@dataclass(frozen=True)
class Series:
    """Figures of one indicator and place: a year each, a part each of the year `told`, or both.
    `clusters` are expected behind each, `parts` are those of the indicator; `breaks`: years that
    do not go on from those before."""

    indicator: Indicator
    figures: tuple[Figure, ...]
    told: int
    clusters: int
    parts: Parts
    breaks: tuple[Break, ...] = ()

    def drawn(self, title: str, *, narrow: bool = False, source: Sequence[str] = ()) -> SafeString:
        """The chart; its title says what is seen, and is written in it beside a `source`."""
        about = {"title": title, "source": source, **self._about(narrow)}
        svg = chart(self.figures, self.indicator, language_of_reader(), self._kind, **about)
        return mark_safe(svg)  # noqa: S308 - words are escaped where it is drawn

    @property
    def to_point_at(self) -> dict[str, Any]:
        """The same, as small as it stands among others, for a browser to draw."""
        about = self._about(narrow=True)
        return chart_to_point_at(
            self.figures, self.indicator, language_of_reader(), self._kind, **about
        )

    @property
    def _kind(self) -> Kind:
        if self.indicator.breakdown is None:
            return "bars"
        return "lines" if self.over_years else "breakdown"

    def _about(self, narrow: bool) -> dict[str, Any]:
        return {
            "parts": self.parts,
            "told": self.told,
            "clusters": self.clusters,
            "breaks": self.breaks,
            "narrow": narrow,
        }

    @property
    def over_years(self) -> bool:
        """Whether there are parts of more years than one."""
        return self.indicator.breakdown is not None and len(self._years) > 1

    @property
    def _years(self) -> list[int]:
        return sorted({one.year for one in self.figures})

    @property
    def line(self) -> SafeString | None:
        """A small line of the years that all clusters answered about, where there are two."""
        values = [one.value if one.n >= self.clusters else None for one in self.figures]
        if self.indicator.breakdown or self.breaks or sum(v is not None for v in values) < 2:
            return None
        return mark_safe(sparkline(values))  # noqa: S308 - drawn from numbers

    @property
    def columns(self) -> list[tuple[str, str]]:
        first = say(self.indicator.label) if self.indicator.breakdown else _("Year")
        if self.over_years:
            return [(first, ""), *((str(year), "number") for year in self._years)]
        more = [(_("Share"), "number")] if self._adds_up else []
        more += [(_("Clusters behind the value"), "")] if self.clusters > 1 else []
        return [(first, ""), (_("Value"), "number"), *more]

    @property
    def rows(self) -> list[list[str]]:
        if self.over_years:
            return self._rows_over_years
        return [self._row(one) for one in self._in_order]

    @property
    def _rows_over_years(self) -> list[list[str]]:
        """A row for each part of any year, in the order of the last year that tells it."""
        found = {(code_of(one), one.year): one for one in self.figures}
        latest = {code_of(one): one for one in sorted(self.figures, key=lambda one: one.year)}
        missing = _("missing")
        return [
            [
                self._part(one),
                *(
                    value_said(found[code_of(one), year])
                    if (code_of(one), year) in found
                    else missing
                    for year in self._years
                ),
            ]
            for one in in_order(latest.values(), self.parts)
        ]

    @property
    def _in_order(self) -> Sequence[Figure]:
        return in_order(self.figures, self.parts) if self.indicator.breakdown else self.figures

    def _row(self, figure: Figure) -> list[str]:
        behind = [clusters_said(figure.n, self.clusters)] if self.clusters > 1 else []
        if not self.indicator.breakdown:
            return [str(figure.year), value_said(figure), *behind]
        share = [self._share(figure)] if self._adds_up else []
        return [self._part(figure), value_said(figure), *share, *behind]

    @property
    def _adds_up(self) -> bool:
        """Whether parts are shares of a whole: not where a row counts for several of them."""
        return self.indicator.breakdown is not None and not self.indicator.each

    def _part(self, figure: Figure) -> str:
        code = code_of(figure)
        return say(self.parts.words[code]) if code in self.parts.words else code or _("missing")

    def _share(self, figure: Figure) -> str:
        whole = sum(one.value or 0 for one in self.figures)
        return say(value_words((figure.value or 0) / whole, "share")) if whole else ""
