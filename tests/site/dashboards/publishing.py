"""A small publication in the data folder: every cluster's list of members, and some budgets."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from grappe.answers import Answer, Row
from grappe.policies import load_policy
from grappe.publication import Accepted, Identity, Publication, RowPlace, publish
from grappe.site import clock
from grappe.site.policy.models import Cluster, ClusterDomain
from grappe.site.replies.passing import give_to_clusters, make_public
from tests.site.making import domain

MADE_AT = datetime(2021, 6, 4, 18, tzinfo=timezone.get_fixed_timezone(120))
POLICY = load_policy()
_TYPES = ("sme", "sme", "sme", "large", "research")


def clusters() -> dict[str, Cluster]:
    """Every cluster of the policy, by its code."""
    known = {code: domain(code) for one in POLICY.clusters for code in one.domains}
    told = {"kind": "regional", "created_in": 2005}
    made = Cluster.objects.bulk_create(
        Cluster(code=one.code, name=one.name, main_domain=known[one.domain], **told)
        for one in POLICY.clusters
    )
    ClusterDomain.objects.bulk_create(
        ClusterDomain(cluster=cluster, domain=known[code], position=position)
        for cluster, one in zip(made, POLICY.clusters, strict=True)
        for position, code in enumerate(one.domains)
    )
    return {one.code: one for one in made}


def published(
    data: Path,
    years: tuple[int, ...] = (2019, 2020),
    late: tuple[str, ...] = (),
    *,
    public: bool = True,
    identities: Mapping[RowPlace, Identity] | None = None,
    month: int = 6,
    themes: Mapping[str, Iterable[str]] | None = None,
    more: Sequence[Accepted] = (),
    shared: Mapping[RowPlace, str] | None = None,
) -> Publication:
    """Members of all clusters for those years (those late are not in the last one), ten each and
    one more a year; a budget of 100 000 € for the same years."""
    accepted = [
        Accepted(one.code, answer, f"{one.code}-{answer.questionnaire}-{year}", MADE_AT)
        for year in years
        for one in POLICY.clusters
        if year != years[-1] or one.code not in late
        for answer in (_members(one.code, year), _management(year))
    ]
    made = publish(
        [*accepted, *more],
        data / "publications",
        policy=POLICY,
        made_at=MADE_AT.replace(month=month),
        made_by="Sophie",
        identities=identities or {},
        themes=themes or {},
        shared=shared or {},
    )
    with clock.at(MADE_AT):
        passage = give_to_clusters(made, by=None)
    if public:
        with clock.at(passage.until):
            make_public(passage, by=None)
    return made


def _members(code: str, year: int) -> Answer:
    rows = [_member(code, n) for n in range(10 + year - 2019)]
    return Answer("members", "2019", year, {"members": tuple(rows)})


def _member(code: str, n: int) -> Row:
    values = {"name": f"{code} {n}", "type": _TYPES[n % 5], "member_since": 2015}
    return Row(str(n), {**values, "postal_code": "38000", "commune": "Grenoble"})


def _management(year: int) -> Answer:
    return Answer("management", "2019", year, {"expenses": (Row("staff", {"amount": 100_000}),)})
