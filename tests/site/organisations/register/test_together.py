"""All changes of one kind taken over in one act, and undone as one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from grappe.site import clock
from grappe.site.errors import Refused
from grappe.site.organisations.models import Organisation, Preferred, RegisterChange
from grappe.site.organisations.register import taking_over
from grappe.site.organisations.register.noting import note_changes
from grappe.site.organisations.register.together import acts, take_over_all, undo_all
from grappe.site.trail.models import Event
from tests.site.making import person
from tests.site.organisations.known_making import organisation
from tests.site.organisations.register_making import load_register

pytestmark = pytest.mark.django_db
EVER = 10**9


def renamed(data, many: int = 3) -> list[Organisation]:
    """So many organisations, each called NEW something by a later register."""
    names = [f"ATELIER {chr(65 + at)}" for at in range(many)]
    known = [organisation(name, 1000 + at) for at, name in enumerate(names)]
    load_register(data, *names)
    now = {name: {"denominationUniteLegale": f"NEW {name}"} for name in names}
    load_register(data, *names, day=20, **now)
    note_changes()
    return known


def names() -> list[str]:
    return list(Organisation.objects.order_by("siren").values_list("name", flat=True))


def keeper() -> Client:
    client = Client()
    client.force_login(person("database_manager"))
    return client


def test_all_new_names_stand_after_one_act_and_are_gone_after_another(data):
    renamed(data)
    assert take_over_all("renamed", by=None, seen=EVER) == 3
    assert names() == ["NEW ATELIER A", "NEW ATELIER B", "NEW ATELIER C"]
    assert Organisation.objects.filter(folded__startswith="new atelier").count() == 3
    (one,) = acts()
    assert undo_all(one.kind, one.at, by=None) == 3
    assert names() == ["ATELIER A", "ATELIER B", "ATELIER C"]
    assert Organisation.objects.filter(folded__startswith="new").count() == 0
    assert not Preferred.objects.exists()
    assert set(RegisterChange.objects.values_list("outcome", flat=True)) == {""}


def test_it_leaves_one_trace_that_names_each_change(data):
    renamed(data)
    take_over_all("renamed", by=None, seen=EVER)
    trace = Event.objects.get(action="register.all_accepted")
    changes = list(RegisterChange.objects.order_by("pk").values_list("pk", flat=True))
    assert trace.detail == {"changes": changes, "kind": "renamed"}


def test_what_was_noted_after_the_page_was_shown_stays_open(data):
    renamed(data)
    first = RegisterChange.objects.order_by("pk").first()
    assert take_over_all("renamed", by=None, seen=first.pk) == 1
    assert RegisterChange.objects.filter(outcome="").count() == 2


def test_what_was_taken_over_by_itself_is_not_undone_with_the_others(data):
    renamed(data)
    alone, *_ = RegisterChange.objects.order_by("organisation__siren")
    taking_over.take_over(alone, by=None)
    with clock.at(clock.now() + timedelta(minutes=1)):
        take_over_all("renamed", by=None, seen=EVER)
    (one,) = acts()
    assert one.many == 2
    undo_all(one.kind, one.at, by=None)
    assert names() == ["NEW ATELIER A", "ATELIER B", "ATELIER C"]


def test_mergers_are_decided_one_by_one(data):
    with pytest.raises(Refused, match="one by one"):
        take_over_all("merged", by=None, seen=EVER)


def test_nothing_left_is_said(data):
    renamed(data)
    take_over_all("renamed", by=None, seen=EVER)
    with pytest.raises(Refused, match="meanwhile"):
        take_over_all("renamed", by=None, seen=EVER)
    (one,) = acts()
    undo_all(one.kind, one.at, by=None)
    with pytest.raises(Refused, match="already"):
        undo_all(one.kind, one.at, by=None)


def queries_for(client: Client, kind: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        client.post("/register/changes", {"kind": kind, "seen": EVER})
    return len(found)


def test_many_take_no_more_queries_than_a_few(data):
    client = keeper()
    renamed(data, 20)
    assert queries_for(client, "renamed") <= 15
    assert Organisation.objects.filter(name__startswith="NEW").count() == 20


def test_the_page_offers_it_for_a_kind_and_undoes_it_as_one(data):
    renamed(data)
    client = keeper()
    assert "Take over all" not in client.get("/register").content.decode()
    shown = client.get("/register?kind=renamed").content.decode()
    assert "Take over all 3" in shown
    seen = max(RegisterChange.objects.values_list("pk", flat=True))
    after = client.post("/register/changes", {"kind": "renamed", "seen": seen}, follow=True)
    assert "3 taken over together" in after.content.decode()
    (one,) = acts()
    back = {"kind": "renamed", "at": one.at.isoformat()}
    assert "All open again." in client.post("/register/changes", back, follow=True).content.decode()


@pytest.mark.parametrize(
    "sent", [{}, {"kind": "x", "seen": "9"}, {"kind": "renamed", "at": "x", "seen": "x"}]
)
def test_nonsense_is_answered_in_words(data, sent):
    answer = keeper().post("/register/changes", sent, follow=True)
    assert answer.status_code == 200
    assert answer.context["messages"]
