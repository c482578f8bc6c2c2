"""A person at a real browser: signed in, their clicks counted."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from grappe.site.accounts.models import User


class Person:
    """Somebody in front of one page; `clicks` counts what they press, choosing a file included,
    `keys` what they type."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.context, self.site, self.clicks, self.keys = context, site, 0, 0
        context.set_default_timeout(20_000)
        self.page: Page = context.new_page()
        self.said: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.pending: set[Request] = set()
        self.page.on("request", lambda request: self.pending.add(request))
        self.page.on("requestfinished", lambda request: self.pending.discard(request))
        self.page.on("requestfailed", lambda request: self.pending.discard(request))

    def goes(self, address: str) -> Page:
        self.page.goto(self.site + address)
        return self.page

    def clicks_on(self, what: str, role: Any = "button") -> None:
        self._click(self.page.get_by_role(role, name=what, exact=True))

    def ticks(self, label: str) -> None:
        self._click(self.page.get_by_label(label))

    def types(self, label: str, text: str) -> None:
        """Writes in a field, over what stands there."""
        self.keys += len(text)
        self._click(self.page.get_by_label(label).first)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def chooses(self, label: str, choice: str) -> None:
        self.clicks += 2
        self.page.get_by_label(label).first.select_option(choice)

    def brings(self, name: str, content: bytes) -> None:
        """Chooses a file: it is read at once."""
        self.clicks += 1
        self.page.get_by_label("Your file").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )

    def reads(self, title: str) -> None:
        """What the page is called, as soon as it is there."""
        expect(self.page.locator("h1")).to_have_text(title)

    def leaves(self) -> None:
        """Closes the browser once nothing is on its way any more."""
        for _n in range(200):
            if not self.pending:
                break
            self.page.wait_for_timeout(25)
        self.context.close()

    def _click(self, found: Locator) -> None:
        self.clicks += 1
        found.click()


def signed_in(
    browser: Browser, site: str, user: User, *, scripts: bool = True, **options: Any
) -> Person:
    client = Client()
    client.force_login(user)
    options = {"viewport": {"width": 1024, "height": 800}, "locale": "en"} | options
    context = browser.new_context(java_script_enabled=scripts, **options)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
    context.add_cookies([session])
    return Person(context, site)


def violations(page: Page, *only: str) -> list[tuple[str, str]]:
    """What axe finds: the rule and the first place of each; of some rules only, where named."""
    options = {"resultTypes": ["violations"], "preload": False}
    options |= {"runOnly": list(only)} if only else {}
    found = Axe().run(page, options=options).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


def in_the_way(page: Page) -> list[object]:
    """What keeps somebody from using a page: what axe finds on a phone, contrast in the dark
    palette too, and how far it is too wide, there or on a tablet."""
    found: list[object] = []
    for width in (1024, 390):
        page.set_viewport_size({"width": width, "height": 844})
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{wide} pixels wide"] if wide > width else []
    page.emulate_media(color_scheme="light")
    found += violations(page)
    page.emulate_media(color_scheme="dark")
    return found + violations(page, "color-contrast")
