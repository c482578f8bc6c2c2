"""Which pages there are, as whom they open, and what is wrong with one."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from grappe.site.rounds.models import Round
from tests.journeys.served import Window
from tests.journeys.walking import violations
from tests.site.test_every_address import ADDRESSES, ARGUMENTS, PUBLIC
from tests.site.test_own_and_other import OF_MINALOGIC
from tests.site.world import World

NO_PAGES = {
    name
    for name in ADDRESSES
    if name.split(":")[-1].endswith(("paper", "table", "file", "picture", "evidence", "template"))
}
"""Files to take away, dear to make."""
NARROW = 320
"""Pixels: a window of 1,280 at a zoom of 400 %."""

LINES = "new Set([...document.querySelectorAll('.nav li')].map((one) => one.offsetTop)).size"


def addresses(made: World) -> Iterator[tuple[str, list[str]]]:
    """Every address of the table, leading to something where it leads to one thing, and as whom it
    opens."""
    for name in sorted(ADDRESSES.keys() - NO_PAGES):
        lead = OF_MINALOGIC.get(name)
        given = lead(made) if lead else _of_the_region(made, name) or ARGUMENTS.get(name)
        who = ADDRESSES[name]
        yield reverse(name, args=given), [PUBLIC] if who == PUBLIC else sorted(who)


def _of_the_region(made: World, name: str) -> list[object] | None:
    app, _colon, page = name.partition(":")
    if app == "designer" and ARGUMENTS.get(name):
        return [made.version.pk, *ARGUMENTS[name][1:]]
    known: dict[str, list[object]] = {
        "rounds:round": [Round.objects.latest("pk").pk],
        "rounds:publication": [made.publication],
        "releases:release": [made.publication],
    }
    return known.get(name)


def page_at(client: Client, address: str, language: str) -> HttpResponse | None:
    """The whole page that somebody is shown there; None where there is none for them."""
    client.cookies["django_language"] = language
    answer = client.get(address)
    whole = not answer.streaming and answer.content.startswith(b"<!doctype html>")
    return answer if whole else None


def wrong_with(window: Window, answer: HttpResponse) -> list[object]:
    """What is wrong with a page: what axe finds, a navigation that needs a second line, and how far
    it is too wide."""
    window.page.set_viewport_size({"width": 1280, "height": 900})
    page = window.shows(answer)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    wrong: list[object] = list(violations(page))
    if (lines := page.evaluate(LINES)) > 1:
        wrong.append(f"navigation in {lines} lines")
    page.set_viewport_size({"width": NARROW, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    return wrong if wide <= NARROW else [*wrong, f"{wide} pixels wide"]
