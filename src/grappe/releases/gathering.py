"""Which figures are released: of domains and the Region as everybody sees them, and of clusters
what they released of their portraits."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from grappe.figures import (
    EVERYBODY,
    NOTHING,
    OTHER_CLUSTERS,
    Published,
    Released,
    Remark,
    Told,
    portraits,
    remarks_on,
    seen_by,
    told_by,
)
from grappe.questions import WHERE, Indicator
from grappe.releases.model import Release

_CODED = ("choice", "yes_no", "commune", "postal_code", "country", "activity", "year")
_NAMED = (OTHER_CLUSTERS, "cluster")


def release_of(
    published: Published,
    *,
    code: str,
    at: datetime,
    before: Told = NOTHING,
    since: Told = NOTHING,
    released: Sequence[Released] = (),
    remarks: Iterable[Remark] = (),
    address: str = "",
) -> Release:
    """A publication as everybody may have it.

    `before` is what earlier publications told everybody, `since` what was told after this one (by
    later ones, by portraits): no portrait gives away what either hides.
    """
    made, every = published.publication, published.figures
    policy = made.policy
    seen = seen_by(every, EVERYBODY, policy, before, made.former)
    told = before | since | told_by(seen, every, policy, made.former)
    may = {one.code for one in published.known.indicators.values() if leaves(published, one)}
    own = tuple(f for f in portraits(every, released, policy, told) if f.indicator in may)
    return Release(
        code=code,
        released_at=at,
        published=published,
        figures=tuple(f for f in seen if f.by != "cluster" and f.indicator in may),
        portraits=own,
        remarks=remarks_on(remarks, own),
        address=address,
    )


def leaves(published: Published, indicator: Indicator) -> bool:
    """Whether it may be released at all: by parts that are codes and name neither clusters nor
    what a cluster wrote of a member."""
    by = indicator.breakdown
    if by is None or by in _NAMED:
        return by is None
    sections = [source.section for source in published.known.sources_of(indicator)]
    kinds = {section.field(by).kind for section in sections if section.has(by)}
    return kinds <= set(_CODED) if kinds else by == WHERE or bool(published.parts(indicator).words)
