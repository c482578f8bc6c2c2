"""Answers that name a person (p) or hold amounts (c), and what is said of them, are for their
cluster, its officers and the head of unit: recognisable ones are looked for in every page, file and
answer of the API, as everybody else; and in mail, logs, the trail and what waits to be done."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from grappe.site import clock
from grappe.site.api.keys import give
from grappe.site.operations.models import Task
from grappe.site.operations.pending import do_pending_work
from grappe.site.releases.models import Release
from grappe.site.trail.models import Event
from tests.site.finding import found_in, found_in_text
from tests.site.making import person
from tests.site.test_every_address import ADDRESSES, ARGUMENTS, KINDS, PUBLIC
from tests.site.test_own_and_other import OF_MINALOGIC, OTHER, OWN, signed_in
from tests.site.world import GRANTED, MONEY, PEOPLE, SECRETS, World, world

MARKERS = (*PEOPLE, *MONEY, *SECRETS, GRANTED)
pytestmark = pytest.mark.walk
METRICS = "metrics"
"""Seconds and counts alone, in which any six digits may stand by chance."""
OTHERS = (PUBLIC, *sorted(KINDS - {"head_of_unit"}))
"""Of another cluster, where they are of one."""
SEARCHES = (
    "/organisations?q=qw",
    "/region?year=2020",
    "/explore?level=cluster&indicator=budget&year=2020",
    "/explore?level=domain&indicator=budget",
    "/explore.csv?level=domain&indicator=budget",
    "/explore.csv?level=cluster&indicator=budget",
    "/figures/domain/digital/budget.csv",
    "/figures/domain/digital/budget.xlsx",
    "/figures/region/auvergne-rhone-alpes/budget.csv",
    "/papers/domain/digital.pdf",
    "/papers/domain/digital.xlsx",
    "/papers/region/auvergne-rhone-alpes.pptx",
    "/papers/cluster/minalogic.xlsx",
    "/figures/cluster/minalogic/budget.csv",
    "/api/v1/figures?indicator=budget&level=domain",
    "/api/v1/figures?indicator=budget&level=cluster",
    "/api/v1/figures?indicator=budget&level=region",
)


@pytest.fixture
def made(data: Path) -> Iterator[World]:
    with clock.at(datetime(2021, 6, 10, 9)):
        yield world(data)


def leads(made: World, name: str) -> list[object]:
    """To the real thing, where there is one."""
    if name in OF_MINALOGIC:
        return OF_MINALOGIC[name](made)
    given = ARGUMENTS.get(name, [])
    if not name.startswith("designer:") or not given:
        known: dict[str, list[object]] = {
            "rounds:publication": [made.preview],
            "rounds:table": [made.preview, "expenses"],
            "rounds:round": [made.report.round_id],
            "releases:release": [made.publication],
            "dashboards:domain": ["digital"],
            "dashboards:indicator": ["budget"],
        }
        return known.get(name, given)
    return [made.version.pk, *given[1:]]


def addresses(made: World) -> Iterator[str]:
    """What opens for somebody alone, and what is asked of pages."""
    for name in sorted(ADDRESSES.keys() - {METRICS}):
        if ADDRESSES[name] != PUBLIC:
            yield reverse(name, args=leads(made, name))
    yield from SEARCHES


def addresses_of_all(made: World) -> Iterator[str]:
    """What opens for everybody, and says the same to each."""
    for name in sorted(ADDRESSES.keys() - {METRICS}):
        if ADDRESSES[name] == PUBLIC:
            yield reverse(name, args=leads(made, name))
    folder = Release.objects.get().code
    page = Client().get(reverse("releases:release", args=[folder]))
    yield from sorted(set(_links(page, f"/open-data/{folder}/")))


def _links(page: HttpResponse, start: str) -> Iterator[str]:
    for part in page.text.split('href="')[1:]:
        address = part.partition('"')[0]
        if address.startswith(start):
            yield address


@pytest.mark.django_db
def test_what_is_for_a_few_is_found_by_them_and_nowhere_by_anybody_else(made, data: Path, subtests):
    """In one world, as a world is dear and nobody changes it by looking."""
    where, of_all = list(addresses(made)), list(addresses_of_all(made))
    for kind in OTHERS:
        client = signed_in(kind, OTHER.get(kind))
        for address in [*where, *of_all] if kind in {PUBLIC, "manager"} else where:
            with subtests.test(kind=kind, address=address):
                assert found_in(client.get(address), MARKERS) == []
    for address in (one for one in [*where, *of_all] if one.startswith("/api/")):
        with subtests.test(kind="a tool", address=address):
            finds_nothing_with_a_tools_key(address)
    with subtests.test("its own people"):
        assert found_by_its_own(made) == {str(one) for one in MARKERS}
    with subtests.test("names of people, in tables and publications"):
        stand_in_answers_alone(PEOPLE, data)


def finds_nothing_with_a_tools_key(address: str) -> None:
    _key, words = give("Power BI", "evaluation", by=person("head_of_unit"))
    answer = Client().get(address, headers={"authorization": f"Bearer {words}"})
    assert answer.status_code in {200, 404, 422}
    assert found_in(answer, MARKERS) == []


def found_by_its_own(made: World) -> set[str]:
    seen: set[str] = set()
    for kind, name in (
        ("manager", "rounds:sent_answer"),
        ("manager", "rounds:sent"),
        ("manager", "dashboards:before"),
        ("manager", "grants:grants"),
        ("officer", "rounds:review"),
    ):
        answer = signed_in(kind, OWN[kind]).get(reverse(name, args=leads(made, name)))
        seen |= set(found_in(answer, MARKERS))
    return seen


PERSONAL_ALLOWED = {"rounds.draft", "rounds.edit", "rounds.submission"}


def stand_in_answers_alone(names: tuple[str, ...], data: Path) -> None:
    """What is erased is erased there, and nowhere else need it be looked for."""
    held = set()
    for model in apps.get_models():
        if found_in_text(str(list(model.objects.values())), names):
            held.add(model._meta.label_lower)
    assert held <= PERSONAL_ALLOWED
    frozen = [one for one in (data / "publications").rglob("*") if one.is_file()]
    texts = [one.read_bytes() for one in frozen]
    assert frozen and not any(name.encode() in text for text in texts for name in names)


@pytest.mark.django_db
def test_mail_logs_the_trail_and_pending_work_hold_nothing_of_it(made, caplog):
    with caplog.at_level("DEBUG"):
        for client in (signed_in("manager", OWN["manager"]), signed_in("head_of_unit", None)):
            for name in OF_MINALOGIC:
                client.get(reverse(name, args=leads(made, name)))
        do_pending_work()
    letters = [f"{one.subject} {one.body} {one.alternatives}" for one in mail.outbox]
    told = [str(list(model.objects.values())) for model in (Event, Task)]
    assert found_in_text("\n".join([*letters, *told, caplog.text]), MARKERS) == []
    assert letters and Event.objects.exists()
