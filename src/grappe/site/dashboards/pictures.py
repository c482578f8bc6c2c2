"""Charts to take away: the same picture as on the page, with its title, its publication and what
the cluster says of it."""

from typing import Any

from django.utils.translation import gettext as _

from grappe.figures import FileKind, Published, Remark, Where, as_file
from grappe.papers import seen
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import figures_for, told_before
from grappe.site.dashboards.exploring import Narrowed
from grappe.site.dashboards.pages import remarks_at
from grappe.site.dashboards.published import latest
from grappe.site.dashboards.staying import Staying
from grappe.site.dashboards.telling import Told, told

KINDS: dict[FileKind, str] = {"svg": "image/svg+xml", "png": "image/png"}


def picture_of(user: User, where: Where, code: str, only: Narrowed, kind: FileKind) -> bytes | None:
    """The chart of an indicator of a place; None where there is no such thing."""
    published = latest(user)
    one = _asked(user, published, where, code, only) if published else None
    return _drawn(published, one, kind) if published and one else None


def picture_to_point_at(
    user: User, where: Where, code: str, only: Narrowed
) -> dict[str, Any] | None:
    """The same for a browser to draw where it stands among others; None where there is none."""
    published = latest(user)
    one = _asked(user, published, where, code, only) if published else None
    return one.series.to_point_at if one and one.status == "shown" else None


def _asked(
    user: User, published: Published, where: Where, code: str, only: Narrowed
) -> Told | None:
    indicator = published.known.indicators.get(code)
    if indicator is None:
        return None
    alone, figures = only.of(published, indicator, figures_for(user, published))
    said = remarks_at(published, where)
    return told(published, figures, alone, where, said, over_years=only.over_years)


def picture_to_give(published: Published, where: Where, code: str, kind: FileKind) -> bytes | None:
    """The same of what a paper about the place may hold, whoever asks: a picture travels."""
    figures = seen(published, where, in_charge=True, before=told_before(published))
    indicator = published.known.indicators[code]
    one = told(published, figures, indicator, where, remarks_at(published, where))
    return _drawn(published, one, kind) if one else None


def picture_of_staying(published: Published, one: Staying, kind: FileKind) -> bytes:
    """The chart of who stays."""
    return as_file(one.drawn(source=source_said(published, one.behind)), kind)


def source_said(published: Published, clusters: str) -> tuple[str, ...]:
    """Where a picture comes from, in a line: its publication, the clusters behind it."""
    words = _("Publication %(code)s") % {"code": published.publication.code}
    return (" · ".join(filter(None, (words, clusters))),)


def _drawn(published: Published, one: Told, kind: FileKind) -> bytes:
    said = map(_remark_said, one.remarks)
    source = (*source_said(published, one.clusters), *one.breaks, *said)
    return as_file(one.series.drawn(one.title, source=source), kind)


def _remark_said(one: Remark) -> str:
    about = {"cluster": one.cluster, "year": one.year, "text": " ".join(one.text.split())}
    return _("%(cluster)s on %(year)s: “%(text)s”") % about
