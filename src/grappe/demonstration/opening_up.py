"""What clusters release of their portraits, and when a publication becomes open data."""

from collections.abc import Mapping
from datetime import date

from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster
from grappe.site.releases.portraits import let_go
from grappe.site.releases.releasing import make, release
from grappe.site.replies.models import Passage

RELEASED_ON = date(2020, 7, 20)
PORTRAITS = {"elastopole": ("members",), "minalogic": ("members", "team")}
"""Sections that clusters tick on that day."""


def open_up(clusters: Mapping[str, Cluster], managers: Mapping[str, User], *, by: User) -> None:
    """Through the verbs that the pages call; the release is made at once."""
    for code, sections in PORTRAITS.items():
        let_go(clusters[code], sections, sections, by=managers[code])
    last = Passage.objects.filter(public_at__isnull=False).latest("public_at")
    make(release(last.publication, by=by).pk)
