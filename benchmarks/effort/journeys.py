"""The journeys that are counted, each played from its first page to its last on the demonstration.

Each begins signed in, on the page to which a mail or a bookmark leads. What people think, look for
in their own papers, or say to each other is not in them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from counting import Somebody
from playwright.sync_api import expect


class Journey(NamedTuple):
    """`who` is an e-mail of the demonstration; `plan` the plan's action and the side whose days a
    report it is set beside, None where the plan counts none for it."""

    name: str
    who: str
    play: Callable[[Somebody, Path], None]
    plan: tuple[str, str] | None


def a_file_of_members(me: Somebody, folder: Path) -> None:
    """A cluster that keeps its members in a file of its own: known since last year, brought,
    looked at, two numbers corrected, sent."""
    page = me.goes("/expected")
    me.clicks("Bring a file", "link")
    me.brings(page.get_by_label("Your file"), folder / "members.xlsx")
    page.wait_for_url("**/files/*")
    me.clicks("See what is to correct", "link")
    me.clicks("Accept the", "button")
    expect(page.locator("h1")).to_contain_text("nothing to correct")
    me.clicks("Read again before sending")
    page.wait_for_url("**/reports/*")
    if page.get_by_label("What I have not touched").count():
        me.clicks_at(page.get_by_label("What I have not touched"))
    me.clicks("Send to the Region")
    page.wait_for_url("**/sent")


def members_on_the_web(me: Somebody, folder: Path) -> None:
    """Year two on the web: last year's members are there; three are new, one has left."""
    page = me.goes("/expected")
    me.clicks("Begin", "link")
    page.wait_for_load_state()
    raise NotImplementedError(page.url)
