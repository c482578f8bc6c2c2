"""From made to public: a publication is with its clusters first, then the head of unit makes it
public, once."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.publication import Publication
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.look.templatetags.look import day
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.replies.models import Passage, Reading, Remark
from grappe.site.trail import record


@transaction.atomic
def give_to_clusters(publication: Publication, *, by: User | None) -> Passage:
    """Every cluster that it tells of may reply, for the days of the policy; what they said of the
    figures of the publication before is there again, theirs to change. Once a publication."""
    known = Passage.objects.filter(publication=publication.code).first()
    if known is not None:
        return known
    before = Passage.objects.last()
    passage = Passage.objects.create(
        publication=publication.code,
        given_at=clock.now(),
        until=clock.today() + timedelta(days=current().reply_days),
    )
    told = {report["cluster"] for report in publication.manifest["reports"]}
    Reading.objects.bulk_create(
        Reading(passage=passage, cluster=cluster)
        for cluster in Cluster.objects.filter(code__in=told)
    )
    _carry_over(before, passage)
    until = passage.until.isoformat()
    record("publication.given", by=by, what=publication.code, detail={"until": until})
    return passage


def _carry_over(before: Passage | None, passage: Passage) -> None:
    readings = {one.cluster_id: one for one in passage.readings.all()}
    said = Remark.objects.filter(reading__passage=before).select_related("reading")
    Remark.objects.bulk_create(
        Remark(
            reading=readings[one.reading.cluster_id],
            indicator=one.indicator,
            year=one.year,
            text=one.text,
            by_id=one.by_id,
            at=one.at,
        )
        for one in said
        if one.reading.cluster_id in readings
    )


def why_not_yet(passage: Passage) -> str:
    """Why it cannot be made public now, as a sentence; empty where it can."""
    if passage.is_public:
        return _("Publication %(code)s is already public.") % {"code": passage}
    later = Passage.objects.filter(pk__gt=passage.pk).last()
    if later is not None:
        words = _("Publication %(code)s has taken its place.")
        return words % {"code": later}
    if clock.today() < passage.until and not all_agreed(passage):
        words = _("Clusters may reply until %(day)s, unless all of them agree before.")
        return words % {"day": day(passage.until)}
    return ""


def all_agreed(passage: Passage) -> bool:
    return not passage.readings.filter(agreed_at=None).exists()


@transaction.atomic
def make_public(passage: Passage, *, by: User | None) -> Passage:
    """From now on everybody sees its figures as far as they may, and remarks stay as they are.

    Raises Refused before its day where a cluster has not agreed, and a second time.
    """
    passage = Passage.objects.select_for_update().get(pk=passage.pk)
    refusal = why_not_yet(passage)
    if refusal:
        raise Refused(refusal, "already_public" if passage.is_public else "not_yet")
    passage.public_at, passage.public_by = clock.now(), by
    passage.save(update_fields=["public_at", "public_by"])
    readings = passage.readings.all()
    told = {
        "clusters": len(readings),
        "agreed": sum(one.agreed_at is not None for one in readings),
        "remarks": Remark.objects.filter(reading__passage=passage).count(),
    }
    record("publication.made_public", by=by, what=passage.publication, detail=told)
    return passage
