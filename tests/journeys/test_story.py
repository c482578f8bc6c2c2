"""From a draft on a phone to a page that a politician reads: in a real browser."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from grappe.site.stories.models import Story
from tests.journeys.walking import Person, signed_in, violations
from tests.pictures.making import picture
from tests.site.making import person
from tests.site.stories.making import draft, minalogic, pictured, speaker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PHONE = {"width": 390, "height": 800}
WRITTEN = {
    "Title": "A sensor in a hive",
    "Who worked together": "Three SMEs and a laboratory",
    "The situation": "Bees were dying. Jeanne Martin did not know why.",
    "What they did together": "They built a sensor, and tried it for a winter.",
    "What came of it": "Eighty hives are followed without being opened.",
}
CLICKS_OF_THE_CLUSTER = 8
CLICKS_OF_THE_OFFICER = 5


def fits(somebody: Person) -> bool:
    """Every fold open: no wider than a phone, nothing that axe finds, nothing in the console."""
    page = somebody.page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    return (
        page.evaluate("document.documentElement.scrollWidth") <= 390
        and violations(page) == []
        and somebody.said == []
    )


def test_a_story_goes_from_a_phone_to_a_politician(
    browser: Browser, live_server: LiveServer, data: Path, record_property
):
    site, began = live_server.url, time.monotonic()
    manager = signed_in(browser, site, person("manager", of=minalogic()), viewport=PHONE)
    officer = signed_in(browser, site, person("officer", of="digital"))
    reader = signed_in(browser, site, person("elected"), viewport=PHONE)

    page = manager.goes("/stories")
    manager.clicks_on("Write a story", "link")
    for label, words in WRITTEN.items():
        page.get_by_label(label).fill(words)
    page.get_by_label("Picture (may be left out)").set_input_files(
        {"name": "hive.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    )
    page.get_by_label("What is seen on it").fill("A hive in a field")
    page.get_by_label("Who made it").fill("The cluster")
    manager.ticks("Nobody can be recognised")
    page.get_by_text("Name or quote somebody").click()
    page.get_by_label("Name (may be left out)", exact=True).fill("Jeanne Martin")
    page.get_by_label("What this person says").fill("I know before they are cold.")
    page.get_by_label("Agreed on").fill("2021-05-04")
    manager.clicks_on("Save and propose to the Region")
    expect(page.get_by_text("Proposed to the Region. You can take it back.")).to_be_visible()
    expect(page.get_by_role("img", name="A hive in a field")).to_be_visible()

    read = officer.goes("/stories")
    officer.clicks_on("Open", "link")
    officer.clicks_on("Suggest other words", "link")
    read.get_by_label("Title").fill("A sensor that fits into a hive")
    officer.clicks_on("Suggest to the cluster")
    expect(read.get_by_text("The cluster sees what you suggest")).to_be_visible()
    officer.clicks_on("Publish")
    expect(read.get_by_text("A suggestion waits to be decided on")).to_be_visible()

    page.reload()
    assert fits(manager)
    manager.clicks_on("Take it over Title")
    manager.reads("A sensor that fits into a hive")
    officer.clicks_on("Publish")
    expect(read.get_by_text("Published.")).to_be_visible()
    assert officer.clicks <= CLICKS_OF_THE_OFFICER
    assert manager.clicks <= CLICKS_OF_THE_CLUSTER
    record_property("seconds", time.monotonic() - began)
    record_property("keystrokes", sum(map(len, WRITTEN.values())))

    told = reader.goes("/stories")
    assert fits(reader)
    told.get_by_role("link", name="A sensor that fits into a hive").click()
    expect(told.get_by_text("Jeanne Martin did not know why.")).to_be_visible()
    expect(told.get_by_role("img", name="A hive in a field")).to_be_visible()
    assert fits(reader)

    page.reload()
    page.get_by_text("Jeanne Martin no longer agrees").click()
    manager.clicks_on("Take the name out everywhere")
    told.reload()
    assert "Jeanne" not in told.content()
    expect(told.get_by_text("somebody who took part did not know why.")).to_be_visible()
    for somebody in (manager, officer, reader):
        somebody.leaves()


@pytest.mark.parametrize("page", ["write", "history"])
def test_its_pages_for_writers_fit_a_phone_in_french_too(
    browser: Browser, live_server: LiveServer, data: Path, page: str
):
    story = draft()
    pictured(story, speaker(story))
    user = person("manager", of=minalogic(), language="fr")
    writer = signed_in(browser, live_server.url, user, viewport=PHONE, locale="fr")
    writer.goes(f"/stories/{Story.objects.get().pk}/{page}")
    assert fits(writer)
    writer.leaves()


def test_what_is_pasted_from_word_keeps_its_paragraphs_and_emphasis(
    browser: Browser, live_server: LiveServer
):
    writer = signed_in(browser, live_server.url, person("manager", of=minalogic()))
    page = writer.goes("/stories/new")
    page.get_by_label("The situation").evaluate(
        """field => {
            const told = new DataTransfer();
            told.setData("text/html", "<p class=Mso>Bees <b>were</b>\\ndying.</p><p>Why?</p>");
            told.setData("text/plain", "x");
            field.focus();
            field.dispatchEvent(new ClipboardEvent("paste",
                {clipboardData: told, bubbles: true, cancelable: true}));
        }"""
    )
    expect(page.get_by_label("The situation")).to_have_value("Bees *were* dying.\n\nWhy?")
    writer.leaves()
