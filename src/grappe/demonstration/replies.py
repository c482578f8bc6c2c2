"""What clusters say of their figures before they are public, and when these become public."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster
from grappe.site.replies import replying
from grappe.site.replies.models import Reading
from grappe.site.replies.passing import make_public
from grappe.site.replies.reading import reading_of, with_the_clusters
from grappe.site.replies.replying import Place

MADE_PUBLIC_ON = (date(2019, 11, 18), date(2020, 7, 16))
"""The publication of June 2021 is still with its clusters."""


@dataclass(frozen=True)
class Reply:
    """What a cluster does on a day: it opens its figures, and says something of one, or agrees."""

    on: date
    cluster: str
    act: Literal["remark", "correction", "agree"]
    about: Place = Place("", 0)
    text: str = ""


REPLIES = (
    Reply(
        date(2020, 7, 6),
        "minalogic",
        "remark",
        Place("budget", 2019),
        "Ce budget comprend l’installation dans nos nouveaux locaux, payée en une fois.",
    ),
    Reply(date(2020, 7, 6), "minalogic", "agree"),
    Reply(date(2020, 7, 9), "tenerrdis", "agree"),
    Reply(
        date(2021, 6, 7),
        "tenerrdis",
        "remark",
        Place("new_members", 2021),
        "Nous avons ouvert l’adhésion aux établissements de formation en janvier.",
    ),
    Reply(date(2021, 6, 7), "tenerrdis", "agree"),
    Reply(
        date(2021, 6, 7),
        "coboteam",
        "correction",
        Place("leavers", 2021),
        "Deux de ces départs sont des membres qui ont changé de nom, et qui sont toujours là.",
    ),
    Reply(date(2021, 6, 7), "elastopole", "agree"),
)


def tell(reply: Reply, clusters: Mapping[str, Cluster], managers: Mapping[str, User]) -> None:
    """Through the verbs that the page calls."""
    by, reading = managers[reply.cluster], _reading(clusters[reply.cluster])
    replying.look_at(reading)
    if reply.act == "agree":
        replying.agree(reading, by=by)
    elif reply.act == "remark":
        replying.remark(reading, reply.about, reply.text, by=by)
    else:
        replying.ask_correction(reading, reply.about, reply.text, by=by)


def make_the_last_public(*, by: User) -> None:
    passage = with_the_clusters()
    assert passage is not None
    make_public(passage, by=by)


def _reading(cluster: Cluster) -> Reading:
    passage = with_the_clusters()
    found = reading_of(passage, cluster) if passage else None
    assert found is not None
    return found
