"""Charts to take away: the same picture as on the page, with its title, its publication and what
the cluster says of it."""

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
    indicator = published.known.indicators.get(code) if published else None
    if published is None or indicator is None:
        return None
    alone, figures = only.of(published, indicator, figures_for(user, published))
    one = told(published, figures, alone, where, remarks_at(published, where))
    return _drawn(published, one, kind) if one else None


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
