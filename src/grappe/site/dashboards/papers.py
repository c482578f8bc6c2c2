"""A paper as its reader may take it away."""

from typing import NamedTuple

from django.utils.module_loading import import_string

from grappe.figures import NOTHING, Published, Where
from grappe.papers import WRITERS, Paper, Table, paper
from grappe.questions import Language
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_put_money_on_paper, can_see_figure
from grappe.site.dashboards.audience import told_before
from grappe.site.policy.models import Cluster
from grappe.site.replies.reading import remarks
from grappe.site.speaking import language_of_reader

TYPES = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ROAD = "grappe.site.objectives.on_paper.road_on_paper"
"""What a reader may take away of a cluster's objectives: told by a room further on."""


class File(NamedTuple):
    """What is taken away: `kind` is the ending of its name."""

    name: str
    kind: str
    content: bytes


def about(
    published: Published,
    where: Where,
    language: Language,
    *,
    in_charge: bool = True,
    money: bool = False,
    road: Table | None = None,
) -> Paper:
    """The paper with what clusters said of their figures, and after earlier publications."""
    of_one = where.level == "cluster"
    code = published.publication.code
    return paper(
        published,
        where,
        language,
        in_charge=in_charge,
        money=money,
        remarks=remarks(code, where.name if of_one else None),
        before=NOTHING if of_one else told_before(published),
        road=road,
    )


def taken(
    user: User, published: Published, where: Where, cluster: Cluster | None, kind: str, money: bool
) -> File:
    """The paper about a place in the reader's language. A cluster's amounts stand in it only
    where the cluster itself asks; its objectives where the reader may see them, and no amounts."""
    money = money and cluster is not None and can_put_money_on_paper(user, cluster)
    made = about(
        published,
        where,
        language_of_reader(),
        in_charge=cluster is not None and can_see_figure(user, "protected", cluster),
        money=money,
        road=import_string(ROAD)(user, cluster, published) if cluster and not money else None,
    )
    name = f"{where.code}-{published.publication.code}-{made.language}.{kind}"
    return File(name, kind, WRITERS[kind](made))
