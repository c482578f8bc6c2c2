"""Charts to take away: the same picture as on the page, with its title and its publication."""

from django.utils.translation import gettext as _

from grappe.figures import FileKind, Published, Where, as_file
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.exploring import Narrowed
from grappe.site.dashboards.published import latest
from grappe.site.dashboards.staying import Staying
from grappe.site.dashboards.telling import told

KINDS: dict[FileKind, str] = {"svg": "image/svg+xml", "png": "image/png"}


def picture_of(user: User, where: Where, code: str, only: Narrowed, kind: FileKind) -> bytes | None:
    """The chart of an indicator of a place; None where there is no such thing."""
    published = latest(user)
    indicator = published.known.indicators.get(code) if published else None
    if published is None or indicator is None:
        return None
    alone, figures = only.of(published, indicator, figures_for(user, published))
    one = told(published, figures, alone, where)
    if one is None:
        return None
    source = (*source_said(published, one.clusters), *one.breaks)
    return as_file(one.series.drawn(one.title, source=source), kind)


def picture_of_staying(published: Published, one: Staying, kind: FileKind) -> bytes:
    """The chart of who stays."""
    return as_file(one.drawn(source=source_said(published, one.behind)), kind)


def source_said(published: Published, clusters: str) -> tuple[str, ...]:
    """Where a picture comes from, in a line: its publication, the clusters behind it."""
    words = _("Publication %(code)s") % {"code": published.publication.code}
    return (" · ".join(filter(None, (words, clusters))),)
