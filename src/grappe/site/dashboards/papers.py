"""A paper as its reader may take it away."""

from typing import NamedTuple

from django.utils.translation import get_language

from grappe.figures import Published, Where
from grappe.papers import WRITERS, paper
from grappe.questions import Language
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_put_money_on_paper, can_see_figure
from grappe.site.policy.models import Cluster

TYPES = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class File(NamedTuple):
    """What is taken away: `kind` is the ending of its name."""

    name: str
    kind: str
    content: bytes


def language_of_reader() -> Language:
    return "en" if get_language() == "en" else "fr"


def taken(
    user: User, published: Published, where: Where, cluster: Cluster | None, kind: str, money: bool
) -> File:
    """The paper about a place in the reader's language. A cluster's amounts stand in it only
    where the cluster itself asks."""
    made = paper(
        published,
        where,
        language_of_reader(),
        in_charge=cluster is not None and can_see_figure(user, "protected", cluster),
        money=money and cluster is not None and can_put_money_on_paper(user, cluster),
    )
    name = f"{where.code}-{published.publication.code}-{made.language}.{kind}"
    return File(name, kind, WRITERS[kind](made))
