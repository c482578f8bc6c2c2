"""Every page: nothing that axe finds, in both palettes and languages; 320 pixels are wide enough.

A page of every third template is looked at as one of those who may open it, in one palette and
language, which take turns; `GRAPPE_EVERY_PAGE=1` (in `make drills`) has every address looked at as
everybody, in all of them.
"""

import os
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser

from tests.journeys.pages import addresses, page_at, wrong_with
from tests.journeys.served import Window
from tests.site.making import person
from tests.site.rounds.asked import minalogic
from tests.site.test_every_address import KINDS, PUBLIC
from tests.site.test_own_and_other import OWN, made, signed_in  # noqa: F401 - a fixture
from tests.site.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
EVERYTHING = os.environ.get("GRAPPE_EVERY_PAGE") == "1"
TURNS = [("fr", "light"), ("en", "dark"), ("fr", "dark"), ("en", "light")]


def test_every_page_can_be_used_by_everybody(browser: Browser, made: World, subtests):  # noqa: F811
    everybody = {kind: signed_in(kind, OWN.get(kind)) for kind in (PUBLIC, *sorted(KINDS))}
    windows = {turn: Window(browser, *turn) for turn in TURNS}
    seen: set[str] = set()
    for address, kind, language, palette in looks(made):
        page = page_at(everybody[kind], address, language)
        if page is None or page.status_code != 200 or not is_new(page, seen):
            continue
        with subtests.test(address=address, kind=kind, language=language, palette=palette):
            assert wrong_with(windows[language, palette], page) == []
    assert len(seen) > 50


def is_new(page: HttpResponse, seen: set[str]) -> bool:
    """In the short form, a page of every third template is enough: journeys look at others."""
    name = str(page.templates[0].name) if page.templates else ""
    known = name in seen
    seen.add(name)
    return EVERYTHING or (not known and len(seen) % 3 == 0)


def looks(made: World) -> Iterator[tuple[str, str, str, str]]:  # noqa: F811
    for n, (address, kinds) in enumerate(addresses(made)):
        if EVERYTHING:
            yield from ((address, kind, *turn) for kind in kinds for turn in TURNS)
        else:
            yield (address, kinds[n % len(kinds)], *TURNS[n % len(TURNS)])


def test_a_page_that_says_no_can_be_used_by_everybody(browser: Browser):
    for address, language, palette in (("/nowhere", "fr", "dark"), ("/style", "en", "light")):
        client = Client()
        client.force_login(person("manager", of=minalogic()))
        page = page_at(client, address, language)
        assert page is not None
        assert page.status_code in {403, 404}
        assert wrong_with(Window(browser, language, palette), page) == []
