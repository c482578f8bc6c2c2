"""Accepted answers, frozen: a publication holds all reports accepted up to its date."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.translation import gettext as _

from grappe.disk import alone
from grappe.publication import (
    Accepted,
    Identity,
    Publication,
    RowPlace,
    StandingCluster,
    digest,
    digest_of_shared,
    frozen_lineage,
    open_publication,
    publish,
)
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_see_previews
from grappe.site.errors import Refused
from grappe.site.operations.pending import later
from grappe.site.organisations.identities import identities, register_stamp
from grappe.site.policy.existing import former_clusters
from grappe.site.policy.reading import current
from grappe.site.policy.theming import tags
from grappe.site.replies.passing import give_to_clusters
from grappe.site.replies.reading import given_codes, public_codes
from grappe.site.rounds.actions.keys import shared_keys
from grappe.site.rounds.models import Submission
from grappe.site.rounds.reading import accepted_submissions
from grappe.site.trail import record


def publications_folder() -> Path:
    return Path(settings.DATA) / "publications"


def publications() -> list[Publication]:
    """All publications, the oldest first."""
    found = [open_publication(folder) for folder in _whole()]
    return sorted(found, key=lambda publication: publication.made_at)


def made_codes() -> set[str]:
    """The codes of all publications, without opening them."""
    return {folder.name for folder in _whole()}


def _whole() -> list[Path]:
    """Their folders, without one that is being made, or that a killed process left."""
    return [one.parent for one in publications_folder().glob("[!.]*/manifest.json")]


def public_publications() -> list[Publication]:
    """Those that are public, the oldest first."""
    public = public_codes()
    return [one for one in publications() if one.code in public]


def visible_to(user: User | AnonymousUser) -> list[Publication]:
    """Those that are public, the oldest first; all of them for who may see them before."""
    return publications() if can_see_previews(user) else public_publications()


def latest_publication() -> Publication | None:
    return next(reversed(publications()), None)


class NothingNew(Refused):
    """The last publication, still whole, already holds every report that was accepted."""

    def __init__(self, last: Publication) -> None:
        words = _("Nothing is new since publication %(code)s: it already holds all reports.")
        super().__init__(words % {"code": last.code}, "nothing_new")
        self.last = last


def publish_accepted(*, by: User | None) -> Publication:
    """A new publication, which the clusters see first. Raises Refused where no report was accepted
    yet, and NothingNew. Of two who publish at once, the second has NothingNew."""
    with alone(Path(settings.DATA)):
        _tell_what_was_cut(by)
        return _publish(by)


def finish_publishing() -> None:
    """Tells of a publication whose process was killed once its folder was there."""
    if _untold():
        with alone(Path(settings.DATA)):
            _tell_what_was_cut(None)


def _publish(by: User | None) -> Publication:
    standing = {sent.report_id: sent for sent in accepted_submissions()}
    if not standing:
        raise Refused(_("No report has been accepted yet."), "nothing_accepted")
    numbers = {sent.number for sent in standing.values()}
    who = identities(numbers)
    shared = shared_keys(standing)
    former = former_clusters({sent.report.cluster.code for sent in standing.values()})
    last, said = latest_publication(), tags()
    same = last and _asked_alike(last) and _same_past(last, former) and _alike(last.themes, said)
    if last and same and _holds(last, numbers, who, shared) and not last.verify():
        raise NothingNew(last)
    made = publish(
        [_accepted(sent) for sent in standing.values()],
        publications_folder(),
        policy=current(),
        made_at=clock.now(),
        made_by=by.name if by else "grappe",
        identities=who,
        register=register_stamp(),
        former=former,
        themes=said,
        shared=shared,
    )
    _tell(made, by)
    return made


def _tell_what_was_cut(by: User | None) -> None:
    untold = _untold()
    for made in publications() if untold else ():
        if made.code in untold:
            _tell(made, by)


def _untold() -> set[str]:
    return made_codes() - given_codes()


@transaction.atomic
def _tell(made: Publication, by: User | None) -> None:
    record("publication.made", by=by, what=made.code, detail={"reports": made.reports})
    give_to_clusters(made, by=by)
    later("portraits_of_earlier")


def accepted_of(numbers: set[str]) -> list[Accepted]:
    """The accepted answers that were sent under these numbers."""
    return [_accepted(sent) for sent in accepted_submissions().filter(number__in=numbers)]


def shared_of(numbers: set[str]) -> dict[RowPlace, str]:
    """The keys of rows that clusters share, in these accepted answers."""
    reports = accepted_submissions().filter(number__in=numbers)
    return shared_keys(reports.values_list("report_id", flat=True))


def _asked_alike(publication: Publication) -> bool:
    """Whether it was computed by the definitions that are in force."""
    return publication.policy.questionnaires == current().questionnaires


def _same_past(publication: Publication, former: Sequence[StandingCluster]) -> bool:
    return publication.manifest.get("lineage", []) == frozen_lineage(current(), former)


def _alike(told: Mapping[str, Iterable[str]], said: Mapping[str, Iterable[str]]) -> bool:
    """Whether the same clusters work on the same themes."""
    one, other = ({t: {*some} for t, some in every.items() if some} for every in (told, said))
    return one == other


def _holds(
    publication: Publication,
    numbers: set[str],
    who: Mapping[RowPlace, Identity],
    shared: Mapping[RowPlace, str],
) -> bool:
    """Whether a publication tells of the same reports, of the same organisations in them, and of
    the same rows that clusters share."""
    manifest = publication.manifest
    alike = manifest.get("shared", digest_of_shared({})) == digest_of_shared(shared)
    told = {report["number"] for report in manifest["reports"]}
    return alike and told == numbers and manifest.get("identities") == digest(who)


def _accepted(sent: Submission) -> Accepted:
    assert sent.accepted_at is not None
    return Accepted(
        cluster=sent.report.cluster.code,
        answer=sent.answer,
        number=sent.number,
        accepted_at=sent.accepted_at,
        correction_of=sent.correction_of.number if sent.correction_of else None,
    )
