"""A person adds a passkey and signs in with nothing else: in a real browser, with an authenticator
that the browser plays."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.walking import violations
from tests.site.making import cluster, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PASSWORD = "a long enough sentence"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def at_a_browser_with_an_authenticator(browser: Browser) -> tuple[Page, list[str]]:
    context = browser.new_context(locale="en", viewport={"width": 390, "height": 800})
    context.set_default_timeout(20_000)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    plays = context.new_cdp_session(page)
    plays.send("WebAuthn.enable")
    plays.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return page, said


def test_a_passkey_is_enough_to_sign_in(browser: Browser, live_server: LiveServer):
    claire = person("manager", of=cluster("Minalogic"), password=PASSWORD)
    page, said = at_a_browser_with_an_authenticator(browser)
    site = live_server.url
    page.goto(f"{site}/sign-in")
    assert violations(page) == []
    page.locator("[name=login]").fill(claire.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile("/expected"))
    page.goto(f"{site}/account/second-factor/")
    assert violations(page) == []
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Its name").fill("My telephone")
    page.get_by_role("button", name="Add this passkey").click()
    expect(page.locator("h1")).to_have_text("Keep these codes where you find them")
    assert violations(page) == []
    page.goto(f"{site}/account/second-factor/application")
    expect(page.locator(".drawn-code svg")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{site}/sign-in?next=/account")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(re.compile("/account$"))
    expect(page.locator("h1")).to_have_text(claire.name)
    assert not [text for text in said if "Content Security Policy" in text]
