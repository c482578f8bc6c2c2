"""Whatever belongs to a cluster opens for its own people and for whom the table says, and for
nobody of another cluster: every address that leads to something, as everybody."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from grappe.site import clock
from grappe.site.organisations.models import Wording
from grappe.site.policy.models import Cluster
from tests.site.making import person
from tests.site.test_every_address import (
    ADDRESSES,
    ARGUMENTS,
    DRAFT_PAGES,
    KINDS,
    OF_ITS_DATA,
    PUBLIC,
    is_refused,
    visiting,
)
from tests.site.world import World, world

OWN = {"manager": "minalogic", "contributor": "minalogic", "officer": "digital"}
OTHER = {"manager": "tenerrdis", "contributor": "tenerrdis", "officer": "energy"}
READ = ("review", "comment", "return", "accept", "reopen", "guide", "sent", "sent_answer")
FIGURES = ("before", "say", "agree", "meeting", "cluster")
STORY = ("story", "paper", "write", "history")

# address → what of Minalogic it leads to
OF_MINALOGIC: dict[str, Callable[[World], list[object]]] = {
    **{f"rounds:{name}": lambda w: [w.draft.pk] for name in (*DRAFT_PAGES, "send")},
    "rounds:form": lambda w: [w.draft.pk, "identity"],
    "rounds:grid": lambda w: [w.draft.pk, "team"],
    "rounds:receipt": lambda w: [w.draft.pk, w.file.pk],
    "rounds:mapping": lambda w: [w.draft.pk, w.file.pk],
    **{f"rounds:{name}": lambda w: [w.report.pk] for name in READ},
    "rounds:reply": lambda w: [w.report.pk, w.comment.pk],
    "rounds:file": lambda w: [w.report.pk, w.upload.pk],
    "rounds:answer_correction": lambda w: [w.correction.pk],
    **{f"organisations:cluster_{name}": lambda _w: ["minalogic"] for name in ("who", "decisions")},
    **{
        f"organisations:cluster_{name}": lambda _w: ["minalogic", Wording.objects.all()[0].pk]
        for name in ("decide", "undo")
    },
    "organisations:organisation": lambda w: [w.organisation],
    **{f"dashboards:{name}": lambda _w: ["minalogic"] for name in FIGURES},
    "dashboards:table": lambda _w: ["cluster", "minalogic", "budget", "csv"],
    "dashboards:paper": lambda _w: ["cluster", "minalogic", "pdf"],
    "dashboards:staying": lambda _w: ["cluster", "minalogic", "csv"],
    "dashboards:links_file": lambda _w: ["cluster", "csv"],
    **{f"grants:{name}": lambda w: [w.grant.pk] for name in ("one", "remove")},
    "grants:undo": lambda w: [w.deed.pk],
    "labels:label": lambda _w: ["minalogic"],
    "labels:evidence": lambda _w: ["minalogic", "xlsx"],
    **{f"objectives:{name}": lambda _w: ["minalogic"] for name in ("cluster", "propose", "agree")},
    "objectives:table": lambda _w: ["minalogic", "csv"],
    "objectives:picture": lambda _w: ["minalogic", "network_growth", "csv"],
    "objectives:report": lambda _w: ["minalogic", 2020],
    **{
        f"objectives:{name}": lambda _w: ["minalogic", "network_growth"]
        for name in ("objective", "say")
    },
    **{f"privacy:{name}": lambda _w: ["minalogic"] for name in OF_ITS_DATA},
    "stories:from_report": lambda w: [w.report.pk],
    "releases:portrait": lambda _w: ["minalogic"],
    **{f"stories:{name}": lambda w: [w.told.pk] for name in STORY},
    "stories:act": lambda w: [w.told.pk, "propose"],
    "stories:picture": lambda w: [w.told.pk, 1, "small"],
    **{f"stories:{name}": lambda w: [w.told.pk, 0] for name in ("on_picture", "on_person")},
    "stories:on_suggestion": lambda w: [w.told.pk, 0, "accept"],
}
ROOMS_OF_ALL = {"accounts", "designer", "plan", "tools", "meetings", "news"}
NOT_OF_A_CLUSTER = {
    *(one for one in ARGUMENTS if one.split(":")[0] in ROOMS_OF_ALL),
    *(name for name in ARGUMENTS if name.startswith(("account_", "mfa_"))),
    *("rounds:round", "rounds:open", "rounds:close", "rounds:leave"),
    *("rounds:publication", "rounds:make_public", "rounds:table"),
    *("organisations:decide", "organisations:undo", "organisations:change"),
    *(f"organisations:{one}" for one in ("others", "same", "part", "apart", "take_back", "prefer")),
    *("objectives:domain", "dashboards:domain", "dashboards:indicator", "dashboards:map_file"),
    *("dashboards:explore_table", "dashboards:engine", "grants:table"),
    *("releases:release", "releases:file"),
}
"""What leads to something of the whole Region, of a domain, or of oneself."""
pytestmark = pytest.mark.walk
OF_ONE_CLUSTER = {*OWN, "head_of_unit", "database_manager"}
NARROWER = {
    "rounds:file": {"officer", "head_of_unit"},
    "stories:act": {"manager"},
    **{f"dashboards:{name}": OF_ONE_CLUSTER for name in ("table", "paper", "staying")},
}
"""A file holds every answer, amounts too; a story is proposed by its manager alone; figures of one
cluster are not for all who read those of a domain."""


@pytest.fixture
def made(data: Path) -> Iterator[World]:
    with clock.at(datetime(2021, 6, 10, 9)):
        yield world(data)


def signed_in(kind: str, of: str | None) -> Client:
    client = Client()
    if kind != PUBLIC:
        reach = Cluster.objects.filter(code=of).first() or of
        client.force_login(person(kind, of=reach))
    return client


def test_whatever_leads_to_something_is_known_as_a_clusters_or_not():
    leads = {name for name, given in ARGUMENTS.items() if given}
    assert set(OF_MINALOGIC) | NOT_OF_A_CLUSTER >= leads
    assert not set(OF_MINALOGIC) & NOT_OF_A_CLUSTER


@pytest.mark.django_db
def test_what_is_minalogics_opens_for_whom_the_table_says(made, subtests):
    for kind in [PUBLIC, *sorted(KINDS)]:
        comes = signed_in(kind, OWN.get(kind))
        for name, leads in OF_MINALOGIC.items():
            with subtests.test(kind=kind, name=name), visiting(comes) as client:
                address = reverse(name, args=leads(made))
                answer, posted = client.get(address), client.post(address)
                who = NARROWER.get(name, ADDRESSES[name])
                allowed = who == PUBLIC or kind in who
                assert answer.status_code < 500 and posted.status_code < 500
                assert allowed or (shows_nothing(answer) and closed(posted))
                assert not allowed or not (is_refused(answer) and is_refused(posted))


@pytest.mark.django_db
def test_nothing_of_minalogics_opens_for_people_of_another_cluster(made, subtests):
    for kind, of in OTHER.items():
        comes = signed_in(kind, of)
        for name, leads in OF_MINALOGIC.items():
            with subtests.test(kind=kind, name=name), visiting(comes) as client:
                address = reverse(name, args=leads(made))
                assert shows_nothing(client.get(address))
                assert closed(client.post(address))


def closed(answer) -> bool:
    """Refused, or as if there was nothing."""
    return is_refused(answer) or answer.status_code in {404, 405}


def shows_nothing(answer) -> bool:
    """Closed, or an address to send something to: reading it leads to the page above."""
    return closed(answer) or answer.status_code == 302
