"""Somebody at a real browser; what the browser dispatches is counted in the page itself, and only
what it marks as trusted: events that come from a keyboard or a mouse, never from a script."""

import time
from pathlib import Path

from model import Counts, Happened, counted
from playwright.sync_api import Browser, Locator, Page

LISTENS = """
for (const kind of ["keydown", "mousedown"]) {
  window.addEventListener(kind, (event) => {
    if (!event.isTrusted) return;
    const at = event.target instanceof Element ? event.target : document.body;
    const written = at.closest("input:not([type=checkbox], [type=radio], [type=file]), textarea");
    told(kind, event.key ?? "", Boolean(written));
  }, true);
}
"""
MODIFIERS = {"Control", "Shift", "Alt", "Meta"}


class Somebody:
    """Signed in, in front of one page. What is counted begins with the first page."""

    def __init__(self, browser: Browser, site: str, session: str) -> None:
        self.context = browser.new_context(locale="en", viewport={"width": 1280, "height": 900})
        self.context.set_default_timeout(120_000)
        self.context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        self.context.expose_function("told", self._told)
        self.context.add_init_script(LISTENS)
        self.page: Page = self.context.new_page()
        self.page.on("domcontentloaded", self._arrives)
        self.site, self.events, self.files = site, list[Happened](), 0
        self._last, self._writing = time.perf_counter(), False

    def goes(self, address: str) -> Page:
        """Where the journey begins: a link in a mail, or a bookmark; neither is counted."""
        self.page.goto(self.site + address)
        self.events.clear()
        self._writing = False
        return self.page

    def clicks(self, what: str, role: str = "button", nth: int = 0) -> None:
        """A button or a link by its name, or by how its name begins."""
        self.clicks_at(self.page.get_by_role(role, name=what).nth(nth))  # type: ignore[arg-type]

    def clicks_at(self, where: Locator) -> None:
        where.click()

    def writes(self, label: str, text: str) -> None:
        """Clicks into a field and types."""
        self.page.get_by_label(label).first.click()
        self.page.keyboard.type(text)

    def chooses(self, label: str, begins: str) -> None:
        """An option of a list, with the keyboard: some letters of it."""
        self.page.get_by_label(label).first.click()
        self.page.keyboard.type(begins)
        self.page.keyboard.press("Enter")

    def presses(self, key: str) -> None:
        self.page.keyboard.press(key)

    def brings(self, where: Locator, file: Path) -> None:
        """Clicks on a file field; choosing in the system's own window can't be played."""
        with self.page.expect_file_chooser() as chooser:
            where.click()
        chooser.value.set_files(file)
        self.files += 1

    def leaves(self) -> Counts:
        self.page.wait_for_load_state("networkidle")
        self.context.close()
        return counted(self.events, self.files)

    def _told(self, kind: str, key: str, in_text: bool) -> None:
        self._last = time.perf_counter()
        if kind == "mousedown":
            self.events.append(Happened("press", command=not in_text))
            self._writing = False
            return
        text = in_text and (len(key) == 1 or key in {"Backspace", "Enter", *MODIFIERS})
        first = text and not self._writing
        self._writing = text
        self.events.append(Happened("key", command=not text and key not in MODIFIERS, first=first))

    def _arrives(self, _page: Page) -> None:
        waited = time.perf_counter() - self._last
        self.events.append(Happened("page", waited=waited))
        self._writing = False
