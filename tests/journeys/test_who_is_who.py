"""Lines are decided by one key, taken back, asked about and answered: in a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from grappe.site.accounts.models import User
from grappe.site.organisations.models import Decision, Wording
from tests.journeys.walking import Person, in_the_way, signed_in
from tests.site.making import cluster, person
from tests.site.organisations.lines_making import written
from tests.site.organisations.register_making import load_register, siren
from tests.site.rounds.asked import minalogic

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
Arrives = Callable[..., Person]
WHO = "/who"


@pytest.fixture
def arrives(browser: Browser, live_server: LiveServer, data: Path) -> Iterator[Arrives]:
    """Somebody signed in, on a page."""
    seated: list[Person] = []

    def sits_down(user: User, address: str, **options: object) -> Person:
        me = signed_in(browser, live_server.url, user, **options)
        seated.append(me)
        me.goes(address)
        return me

    yield sits_down
    for me in seated:
        me.leaves()


def three_lines(data: Path) -> list[Wording]:
    """One that two of the register may be, and two of nobody known."""
    load_register(data, "VALMINEX TURBINES", "VALMINEX POMPES")
    told = ("Valminex", "69002"), ("Aurore Demain", "38000"), ("Vortique Demain", "38000")
    return [written(minalogic(), name, postal_code=place) for name, place in told]


def presses(me: Person, key: str, then: str) -> None:
    """One key, and the line that is at hand afterwards."""
    me.page.keyboard.press(key)
    expect(me.page.locator("#line")).to_have_text(then)


def test_karim_decides_by_keys_and_takes_back(arrives: Arrives, data: Path) -> None:
    three_lines(data)
    me = arrives(person("database_manager", name="Karim"), WHO)
    me.reads("3 lines to decide")
    presses(me, "1", "Aurore Demain")
    expect(me.page.get_by_role("status")).to_contain_text("“Valminex” is VALMINEX")
    presses(me, "s", "Vortique Demain")
    presses(me, "u", "Valminex")
    assert not Decision.objects.filter(undone_at=None).exists()
    presses(me, "2", "Aurore Demain")
    presses(me, "n", "Vortique Demain")
    me.page.keyboard.press("w")
    me.page.keyboard.type("Association ou labo, une question")
    me.page.get_by_role("button", name="Ask the cluster").click()
    me.reads("Nothing to decide")
    told = Decision.objects.filter(undone_at=None).values_list("kind", "why")
    asked = ("asked", "Association ou labo, une question")
    assert list(told) == [("identified", ""), ("new", ""), asked]
    assert me.said == []


def test_a_key_that_is_held_decides_once(arrives: Arrives, data: Path) -> None:
    three_lines(data)
    me = arrives(person("database_manager"), WHO)
    me.page.keyboard.down("n")
    me.page.keyboard.down("n")
    me.page.keyboard.up("n")
    expect(me.page.locator("#line")).to_have_text("Aurore Demain")
    me.page.wait_for_load_state("networkidle")
    assert Decision.objects.count() == 1


def test_claire_answers_what_the_region_asked(arrives: Arrives, data: Path) -> None:
    line = three_lines(data)[2]
    karim = person("database_manager", name="Karim")
    page = arrives(karim, f"{WHO}?line={line.pk}").page
    page.get_by_text("Add a word to your decision").click()
    page.get_by_label("Your word").fill("Est-ce un laboratoire ?")
    page.get_by_role("button", name="Ask the cluster").click()
    expect(page.get_by_role("status")).to_contain_text("The clusters were asked who")
    of_cluster = reverse("organisations:cluster_who", args=["minalogic"])
    me = arrives(person("manager", of=minalogic(), name="Claire"), of_cluster)
    expect(me.page.locator("#line")).to_have_text("Vortique Demain")
    expect(me.page.locator("blockquote")).to_have_text("Est-ce un laboratoire ?")
    presses(me, "n", "Valminex")
    assert Decision.objects.latest("pk").cluster == minalogic()


def test_two_who_decide_at_once_see_each_other(arrives: Arrives, data: Path) -> None:
    three_lines(data)
    first = arrives(person("database_manager", name="Karim"), WHO)
    second = arrives(person("database_manager", name="Lea"), WHO)
    presses(first, "1", "Aurore Demain")
    presses(second, "n", "Valminex")
    expect(second.page.get_by_text("Somebody else has decided on this line")).to_be_visible()
    expect(second.page.get_by_text("Karim, the Region")).to_be_visible()
    presses(second, "s", "Aurore Demain")
    assert Decision.objects.get().by == User.objects.get(name="Karim")


def test_everything_can_be_done_without_scripts(arrives: Arrives, data: Path) -> None:
    three_lines(data)
    me = arrives(person("database_manager"), WHO, scripts=False)
    me.page.get_by_label("Somebody else?").fill("pompes")
    me.page.get_by_role("button", name="Look").click()
    me.page.get_by_role("button", name="It is this one VALMINEX POMPES").click()
    expect(me.page.get_by_role("status")).to_contain_text("is VALMINEX POMPES")
    me.page.get_by_role("button", name="Undo").click()
    expect(me.page.locator("#line")).to_have_text("Valminex")


def test_every_page_is_accessible_and_fits_its_screen(arrives: Arrives, data: Path) -> None:
    lines = three_lines(data)
    written(cluster("Techtera"), "Valminex Isère", siren(1000), postal_code="69002")
    of_cluster = reverse("organisations:cluster_who", args=["minalogic"])
    me = arrives(person("database_manager", name="Karim", language="fr"), WHO)
    presses(me, "1", "Aurore Demain")
    decisions = reverse("organisations:decisions")
    looked_for = f"{WHO}?line={lines[2].pk}&find=valminex"
    for address in (WHO, f"{WHO}?line={lines[0].pk}", looked_for, decisions, of_cluster):
        assert in_the_way(me.goes(address)) == [], address
    assert me.said == []
