"""The main job of a cluster manager, done without a mouse."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from grappe.site.rounds import draft_rows
from grappe.site.rounds.models import Report
from grappe.site.rounds.submitting import submit
from tests.journeys.walking import signed_in
from tests.site.making import person
from tests.site.rounds.asked import accepted, asked, member, minalogic

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("data"),
    pytest.mark.browser,
]
SEEN = """() => {
  const here = document.activeElement, style = getComputedStyle(here);
  const drawn = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
  return here === document.body || (here.getBoundingClientRect().width > 0 && drawn);
}"""


def reaches(page: Page, role: str, name: str | re.Pattern[str]) -> None:
    """Goes on by the tabulator until it is there; wherever one stands on the way is seen."""
    wanted = page.get_by_role(role, name=name)  # type: ignore[arg-type]
    for _stop in range(80):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML")
        if wanted.evaluate("(el) => el === document.activeElement"):
            return
    raise AssertionError(f"no way to {name} by keyboard")


def test_a_report_is_sent_with_the_keyboard_alone(browser: Browser, live_server: LiveServer):
    accepted(asked(minalogic(), year=2020), rows=3)
    report = asked(minalogic())
    me = signed_in(browser, live_server.url, person("manager", of=report.cluster))
    page = me.goes(reverse("rounds:report", args=[report.pk]))
    reaches(page, "link", "Skip to the content")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    reaches(page, "checkbox", re.compile("What I have not touched is unchanged"))
    page.keyboard.press("Space")
    reaches(page, "button", "Send to the Region")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sent")
    assert report.submissions.count() == 1
    me.leaves()


def test_whoever_says_so_has_no_letter_press_a_button(browser: Browser, live_server: LiveServer):
    submit(report_with_a_member(), by=None)
    paul = signed_in(browser, live_server.url, person("officer", of="health"))
    page = paul.goes("/account")
    page.get_by_label("A letter presses the button that shows it").uncheck()
    page = paul.goes("/reading")
    expect(page.locator("kbd").first).to_be_hidden()
    page.keyboard.press("j")
    page.goto(f"{live_server.url}/account")
    page.get_by_label("A letter presses the button that shows it").check()
    page = paul.goes("/reading")
    expect(page.locator("kbd").first).to_be_visible()
    page.keyboard.press("j")
    page.wait_for_url("**/reading/*")
    paul.leaves()


def report_with_a_member() -> Report:
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member()], by=None)
    return report


def test_nothing_moves_for_who_asked_that_nothing_move(browser: Browser, live_server: LiveServer):
    report = asked(minalogic())
    manager = person("manager", of=report.cluster)
    me = signed_in(browser, live_server.url, manager, reduced_motion="reduce")
    page = me.goes(reverse("rounds:report", args=[report.pk]))
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const style = getComputedStyle(one);
          const last = (said) => Math.max(...said.split(",").map(parseFloat));
          return last(style.transitionDuration) > 0.01 || last(style.animationDuration) > 0.01;
        }).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert moving == []
    me.leaves()
