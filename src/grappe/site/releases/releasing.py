"""An officer releases a public publication as open data; it is made beside the server, once."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from grappe.disk import alone
from grappe.figures import Released
from grappe.releases import write
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.dashboards.told import releases_folder
from grappe.site.errors import Refused
from grappe.site.operations.pending import later
from grappe.site.releases.gathering import gathered
from grappe.site.releases.models import Release
from grappe.site.releases.portraits import released_now
from grappe.site.replies.reading import public_codes
from grappe.site.rounds.publishing import publications
from grappe.site.trail import record

KIND = "release"
"""Of the task that makes it."""


@transaction.atomic
def release(publication: str, *, by: User | None) -> Release:
    """Left to be made, with the portraits that clusters release at this moment.

    Raises Refused where the publication is not public, or where nothing is new since its last
    release.
    """
    if publication not in public_codes():
        words = _("Publication %(code)s is not public yet: it cannot be released.")
        raise Refused(words % {"code": publication}, "not_public")
    before = Release.objects.select_for_update().filter(publication=publication)
    portraits = [list(one) for one in released_now()]
    last = before.last()
    if last is not None and last.portraits == portraits:
        words = _("Release %(code)s holds this publication with the same portraits already.")
        raise Refused(words % {"code": last}, "nothing_new")
    n = len(before) + 1
    made = Release.objects.create(
        code=publication if n == 1 else f"{publication}-r{n}",
        publication=publication,
        portraits=portraits,
        asked_by=by,
    )
    later(KIND, pk=made.pk)
    told = {"release": made.code, "portraits": portraits}
    record("publication.released", by=by, what=publication, detail=told)
    return made


def make(pk: int) -> None:
    """Writes the release's folder; what is there already stays as it is."""
    found = Release.objects.get(pk=pk)
    with alone(Path(settings.DATA)):
        if not (releases_folder() / found.code).exists():
            _write(found)
        Release.objects.filter(pk=pk, made_at=None).update(made_at=clock.now())


def _write(found: Release) -> None:
    publication = next(one for one in publications() if one.code == found.publication)
    made = gathered(
        publication,
        code=found.code,
        at=clock.now(),
        released=[Released(*one) for one in found.portraits],
        address=address_of(found.code),
    )
    write(made, releases_folder() / found.code)


def address_of(code: str) -> str:
    """Where the files of a release are had."""
    return f"{settings.ADDRESS}{reverse('releases:release', args=[code])}"
