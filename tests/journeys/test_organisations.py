"""The database manager finds an organisation, puts it together with its double, takes it back;
an officer and a cluster read it: in a real browser."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from grappe.site.accounts.models import User
from grappe.site.organisations.models import Organisation, RegisterChange
from tests.journeys.walking import signed_in, violations
from tests.site.making import cluster, person
from tests.site.organisations.known_making import organisation, stands, written
from tests.site.organisations.register_making import load_register

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("data")]


def members() -> tuple[Organisation, Organisation]:
    """One of two clusters that the register knows under another name, and its double."""
    one = organisation("VALMINEX TURBINES", 1000)
    written(one, "Valmine Énergie")
    stands(one, "Minalogic", 2020, 2021, name="VALMINEX TURBINES", said_to_be="large")
    stands(one, "Tenerrdis", 2021, name="Valmine Énergie", said_to_be="large")
    double = organisation("Turbines Valminex SARL")
    stands(double, "Techtera", 2021)
    RegisterChange.objects.create(organisation=one, version="000001", kind="ceased")
    return one, double


def test_finding_putting_together_and_undoing(
    browser: Browser, live_server: LiveServer, data
) -> None:
    load_register(data, "VALMINEX TURBINES")
    one, double = members()
    karim = signed_in(browser, live_server.url, person("database_manager"))
    page = karim.goes(reverse("organisations:organisations"))
    page.keyboard.press("/")
    page.keyboard.type("sarl valminex")
    page.keyboard.press("Enter")
    karim.reads("One organisation answers to “sarl valminex”")
    karim.clicks_on("Turbines Valminex SARL", "link")
    karim.reads("Turbines Valminex SARL is a member of one cluster")
    page.keyboard.press("o")
    karim.reads("Which organisation is Turbines Valminex SARL, or its whole?")
    page.keyboard.press("/")
    page.keyboard.type(f"{one.siren}")
    page.keyboard.press("Enter")
    karim.clicks_on("They are the same")
    karim.reads("VALMINEX TURBINES is a member of 3 clusters")
    page.locator("#decisions + ul").get_by_role("button", name="Undo").click()
    karim.reads("Turbines Valminex SARL is a member of one cluster")
    expect(page.get_by_text("Taken back on")).to_be_visible()
    karim.leaves()


def test_what_the_register_says_is_taken_over_without_scripts(
    browser: Browser, live_server: LiveServer, data
) -> None:
    load_register(data, "VALMINEX TURBINES")
    one, _double = members()
    karim = signed_in(browser, live_server.url, person("database_manager"), scripts=False)
    page = karim.goes(reverse("organisations:register"))
    karim.clicks_on("Take over")
    expect(page.get_by_text("Nothing to decide")).to_be_visible()
    karim.goes(reverse("organisations:organisation", args=[one.pk]))
    expect(page.get_by_text("Is it still a member?")).to_be_visible()
    karim.clicks_on("The register’s word stands")
    expect(page.get_by_text("the register’s word", exact=True)).to_be_visible()
    karim.leaves()


def readers() -> dict[str, User]:
    return {
        "keeper": person("database_manager"),
        "officer": person("officer", of="health"),
        "cluster": person("manager", of=cluster("Minalogic")),
    }


def test_pages_are_accessible_and_fit_a_phone(
    browser: Browser, live_server: LiveServer, data
) -> None:
    load_register(data, "VALMINEX TURBINES")
    one, double = members()
    every = {"organisation": [one.pk]}
    pages = {
        "keeper": {"organisations": [], "register": [], "others": [double.pk], **every},
        "officer": {"organisations": [], "register": [], **every},
        "cluster": every,
    }
    for who, user in readers().items():
        reader = signed_in(browser, live_server.url, user, color_scheme="dark")
        for name, arguments in pages[who].items():
            page = reader.goes(reverse(f"organisations:{name}", args=arguments) + "?q=valmine")
            assert violations(page) == [], (who, name)
            page.set_viewport_size({"width": 390, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, (who, name)
            page.set_viewport_size({"width": 1280, "height": 900})
        assert not [said for said in reader.said if re.search("error|refused", said, re.I)]
        reader.leaves()
