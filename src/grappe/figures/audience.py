"""Who may see what of a publication's figures: decided here and nowhere else.

A protected figure over fewer than three clusters is not shown beyond those in charge of them, and
nothing that is shown gives it away: not the Region's less those of domains, not a share with what
it is a share of, not an earlier publication over one cluster less.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grappe.figures.behind import Behind
from grappe.figures.model import Figure
from grappe.figures.parts import OTHER_CLUSTERS
from grappe.figures.quantities import Quantity
from grappe.figures.telling_apart import Clusters, Groups
from grappe.policies import Policy
from grappe.publication import StandingCluster
from grappe.questions import Period

Told = frozenset[tuple[frozenset[Quantity], Clusters]]
NOTHING: Told = frozenset()
_LARGEST_FIRST = {"region": 0, "domain": 1, "cluster": 2}


@dataclass(frozen=True, slots=True)
class Audience:
    """A reader, by the names of clusters: those whose open figures are the reader's to see, and
    those of which the reader is `in_charge`, who then sees the protected ones too. Nobody's
    cluster: the public, elected readers, Evaluation, an officer of other domains. `links`: what
    any two clusters share."""

    own: frozenset[str] = frozenset()
    in_charge: frozenset[str] = frozenset()
    sees_all: bool = False
    links: bool = False


EVERYBODY = Audience()


def seen_by(
    figures: Iterable[Figure],
    audience: Audience,
    policy: Policy,
    before: Told = NOTHING,
    former: Iterable[StandingCluster] = (),
) -> tuple[Figure, ...]:
    """The figures as this audience sees them; one that is hidden keeps its place without a value.

    `figures` are all those of one publication, for clusters, domains and the Region, `policy` is
    the one kept in it, and `former` are clusters that answered and that it no longer named.
    `before` is what earlier publications told the same audience. Figures
    over more clusters are shown first, then in the order of domains' names and of indicators:
    never by value.
    """
    given = tuple(figures)
    if audience.sees_all:
        return given
    behind, groups = Behind(given, policy, former), Groups(audience.in_charge)
    for quantities, clusters in before:
        groups.told_before(quantities, clusters)
    shown = _shown(given, audience, behind, groups)
    return tuple(
        one if not _is_secret(one) or _question(one) in shown else _hide(one)
        for one in given
        if one.by != "cluster" or one.name in audience.own or _may(audience, one)
    )


def told_by(
    seen: Iterable[Figure],
    figures: Iterable[Figure],
    policy: Policy,
    former: Iterable[StandingCluster] = (),
) -> Told:
    """What an audience was told by the figures that it has `seen` of one publication: for
    `before` of a later one."""
    behind = Behind(tuple(figures), policy, former)
    shown = {_question(one): one for one in seen if one.by != "cluster" and _is_secret(one)}
    found = ((behind.quantities(one), behind.clusters(one)) for one in shown.values())
    return frozenset((quantities, clusters) for quantities, clusters in found if clusters)


_Question = tuple[str, str, str, Period]


def _shown(
    figures: Sequence[Figure], audience: Audience, behind: Behind, groups: Groups
) -> set[_Question]:
    """What may be shown of the protected: all parts of a figure, or none."""
    secret = [one for one in figures if _is_secret(one)]
    asked = {_question(one): one for one in sorted(secret, key=lambda one: one.status == "shown")}
    shown = set()
    for question in sorted(asked, key=lambda one: _place(asked[one], behind)):
        one = asked[question]
        clusters = behind.clusters(one)
        if clusters is None:
            continue
        if one.by == "cluster":
            may = _may(audience, one)
        else:
            may = groups.tell(behind.quantities(one), clusters)
        if may:
            shown.add(question)
    return shown


def _may(audience: Audience, figure: Figure) -> bool:
    """Whether a protected figure of one cluster is for this reader."""
    is_link = OTHER_CLUSTERS in (figure.breakdown or {})
    return figure.name in audience.in_charge or (audience.links and is_link)


def _is_secret(figure: Figure) -> bool:
    return figure.sensitivity == "protected" and figure.status in ("shown", "not_applicable")


def _question(figure: Figure) -> _Question:
    return (figure.indicator, figure.by, figure.name, figure.period)


def _place(figure: Figure, behind: Behind) -> tuple[int, int, str, int, int, int]:
    order = behind.order(figure)
    when = (figure.year, figure.quarter or 0)
    return (_LARGEST_FIRST[figure.by], -figure.n, figure.name, order, *when)


def _hide(figure: Figure) -> Figure:
    return figure._replace(value=None, status="hidden")
