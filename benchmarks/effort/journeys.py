"""The journeys that are counted, each played from its first page to its last on the demonstration.

Each begins signed in, on the page to which a mail or a bookmark leads. What people think, look for
in their own papers, or say to each other is not in them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from counting import Somebody
from playwright.sync_api import expect
from preparing import a_story, answered, ask_for_apprentices

expect.set_options(timeout=60_000)
FILE_OF = "cara"
FILE_MANAGER = f"direction@{FILE_OF}.example.org"
MANAGER = "claire@minalogic.example.org"
OFFICER = "paul@region.example.org"
LINES = 10
AMOUNTS = {
    "Expenses": (820500, 133000, 140200, 118700, 104000, 88100, 27400),
    "Private funding": (291000, 75500, 186300),
    "Public funding": (176000, 384000, 126900, 73500, 135100),
}


class Journey(NamedTuple):
    """`who` is an e-mail of the demonstration; `plan` is the questionnaire, or "objectives", and
    the side whose days a report it is set beside, None where the plan counts none by reports."""

    name: str
    who: str
    play: Callable[[Somebody, Path], None]
    plan: tuple[str, str] | None = None


def members_by_file(me: Somebody, folder: Path) -> None:
    """Year two, from the workbook: brought, looked at, two numbers corrected, sent."""
    page = me.goes("/expected")
    me.clicks("Bring a file", "link")
    me.brings(page.get_by_label("Your file"), folder / "members.xlsx")
    page.wait_for_url("**/files/*")
    me.clicks("See what is to correct", "link")
    me.clicks("Accept the")
    expect(page.locator("h1")).to_contain_text("nothing to correct")
    me.clicks("Read again before sending")
    sends(me)


def members_on_the_web(me: Somebody, _folder: Path) -> None:
    """Year two, in the form: last year's members are there, one has left, one is new."""
    page = me.goes("/expected")
    me.clicks("Open the list", "link")
    me.clicks_at(page.locator("tr[data-row] input[type=checkbox]").first)
    me.clicks("Left in 2021")
    page.locator("tr[data-row]").filter(has=page.locator("[data-new]")).first.locator(
        "[name$=':name'][data-cell]"
    ).click()
    for text in ("Atelier Vercors", "", "", "Company: SME", "2021", "No", "", "", "38000"):
        page.keyboard.type(text)
        me.presses("Tab")
    me.clicks("Read again before sending")
    sends(me)


def management(me: Somebody, _folder: Path) -> None:
    """Every amount of the year is typed anew; team, bodies and the rest are last year's."""
    page = me.goes("/expected")
    lines = page.get_by_role("listitem").filter(has_text="management")
    me.clicks_at(lines.get_by_role("link", name="Fill in here"))
    sections = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Expenses"))
    me.clicks_at(sections.get_by_role("link", name="Open"))
    for amounts in AMOUNTS.values():
        page.locator("input[data-cell]").first.click()
        me.presses("Control+A")
        for amount in amounts:
            page.keyboard.type(str(amount))
            me.presses("Tab")
        expect(page.locator("[data-saving-words]")).to_have_attribute("data-state", "saved")
        me.clicks("Go on:")
        page.wait_for_load_state()
    me.clicks("Cluster management", "link")
    sends(me)


def action(me: Somebody, _folder: Path) -> None:
    """One action with another cluster, noted on its day."""
    page = me.goes("/actions")
    me.writes("Title", "Hydrogen day")
    me.writes("Other clusters", "Tenerrdis")
    me.clicks("Note it")
    expect(page.get_by_text("Noted.")).to_be_visible()


def quarter(me: Somebody, _folder: Path) -> None:
    """What was noted in the last quarter, looked through and sent."""
    me.goes("/expected")
    me.clicks("Read again and send", "link")
    sends(me)


def sends(me: Somebody) -> None:
    page = me.page
    page.wait_for_load_state()
    unchanged = page.get_by_label("What I have not touched")
    if unchanged.count():
        me.clicks_at(unchanged)
    me.clicks("Send to the Region")
    page.wait_for_url("**/sent")


def accepts(me: Somebody, _folder: Path) -> None:
    """The first report that waits: what changed is read to the end of the page, then accepted."""
    page = me.goes("/reading")
    me.presses("j")
    page.wait_for_url("**/reading/*")
    for _page in range(3):
        me.presses("PageDown")
    me.presses("a")
    page.get_by_text("It will be part of the next publication").wait_for()


def returns(me: Somebody, _folder: Path) -> None:
    """One question at its place, then given back."""
    page = me.goes("/reading")
    me.presses("j")
    page.wait_for_url("**/reading/*")
    me.presses("c")
    page.locator("#comment textarea").wait_for()
    me.clicks_at(page.locator("#comment textarea"))
    page.keyboard.type("Is this company still a member? It left last year, you told us.")
    me.clicks_at(page.locator("#comment button").first)
    page.get_by_text("Your comment is noted").wait_for()
    me.presses("r")
    page.get_by_text("sees your comments").wait_for()


def who_is_who(me: Somebody, _folder: Path) -> None:
    """Ten lines, each by one key: the first candidate, or a new organisation."""
    page = me.goes("/who")
    for n in range(LINES):
        line = page.locator("#line").inner_text()
        me.presses("1" if n % 2 else "n")
        expect(page.locator("#line")).not_to_have_text(line)


def story(me: Somebody, _folder: Path) -> None:
    """Written with the words of one that was published, and proposed; no picture."""
    words = a_story()
    page = me.goes("/stories")
    me.clicks("Write a story", "link")
    page.wait_for_load_state()
    for name, text in words.items():
        page.locator(f"[name={name}]").click()
        page.keyboard.type(text)
    me.clicks("Save and propose to the Region")
    expect(page.get_by_text("Proposed to the Region")).to_be_visible()


def publishes(me: Somebody, _folder: Path) -> None:
    """From the page of what waits to the published story."""
    page = me.goes("/reading")
    stories = page.get_by_role("region", name="Also waiting for you")
    me.clicks_at(stories.get_by_role("link", name="Read").first)
    page.wait_for_url("**/stories/*")
    me.presses("PageDown")
    me.clicks("Publish")
    expect(page.get_by_text("Published.")).to_be_visible()


VIEW = "Nearly as planned, but for two cancelled sessions; the autumn made up for most of it."
COMING = "Two more sessions, nearer to the members who did not come."


def reports_on_objectives(me: Somebody, _folder: Path) -> None:
    """The year's report: a value where no figure tells it, a view and what comes next for each."""
    page = me.goes("/expected")
    me.clicks("Report on", "link")
    page.wait_for_url("**/report/*")
    fields = page.locator("form.sections input:not([type=hidden]), form.sections textarea")
    for n in range(fields.count()):
        field = fields.nth(n)
        field.click()
        name = field.get_attribute("name") or ""
        told = VIEW if name.endswith("-view") else COMING if name.endswith("-coming") else "8"
        page.keyboard.type(told)
    for n in range(page.locator("form.sections select").count()):
        page.locator("form.sections select").nth(n).click()
        me.presses("ArrowDown")
        me.presses("Enter")
    me.clicks("Report to the Region")
    expect(page.get_by_text("reported.")).to_be_visible()


def reads_objectives(me: Somebody, _folder: Path) -> None:
    """A cluster's report: its road read to the end of the page, one question asked."""
    page = me.goes("/objectives")
    me.clicks("Minalogic", "link")
    for _page in range(3):
        me.presses("PageDown")
    me.clicks("Train more people among members", "link")
    me.writes("Ask or answer", "What would the cancelled sessions have added?")
    me.clicks("Say it")
    expect(page.get_by_text("would the cancelled sessions")).to_be_visible()


def indicator(me: Somebody, _folder: Path) -> None:
    """A field, the measure over it, the indicator; seen in form, guide and workbook; a version of
    the questionnaire; once three clusters have answered, the figure and its chart."""
    page = me.goes("/questionnaires")
    me.clicks("Write a new version Members")
    me.clicks("Add a field Members", "link")
    me.writes("Name, in French", "Apprentis")
    me.writes("Name, in English", "Apprentices")
    me.writes("Explanation, in French", "Présents au 31 décembre.")
    me.writes("Explanation, in English", "Present on 31 December.")
    me.writes("At least", "0")
    me.clicks("Keep it")
    me.clicks("Add a measure", "link")
    me.writes("Code", "apprentices")
    me.writes("Section", "members")
    me.writes("What is computed", "sum(apprentices)")
    me.clicks("Keep it")
    me.clicks("Add an indicator", "link")
    me.writes("Name, in French", "Apprentis")
    me.writes("Name, in English", "Apprentices")
    me.writes("Definition, in French", "Somme des apprentis au 31 décembre.")
    me.writes("Definition, in English", "Sum of apprentices on 31 December.")
    me.writes("Formula", "apprentices")
    me.chooses("Unit", "a count")
    me.clicks("Keep it")
    for name in ("See the form Members", "The guide"):
        me.clicks(name, "link")
        expect(page.get_by_text("Apprentices").first).to_be_visible()
        me.clicks_at(page.locator(".over-title a").last)
    with page.expect_download():
        me.clicks("The workbook", "link")
    me.clicks("Publish this version")
    page.get_by_text("is published: rounds that open from now on ask it").wait_for()
    answered("minalogic", "axelera", "techtera")
    for address in ("/region", "/indicators", "/indicators/apprentices"):
        me.clicks_at(page.locator(f"a[href='{address}']").first)
    expect(page.locator("main svg").first).to_be_visible()


def is_checked(me: Somebody, _folder: Path) -> None:
    """The new field at a cluster: a number below zero, what is said of it, the right one."""
    ask_for_apprentices()
    page = me.goes("/expected")
    lines = page.get_by_role("listitem").filter(has_text="2022")
    me.clicks_at(lines.get_by_role("link", name="Open the list").first)
    cell = page.locator("tr[data-row] [name$=':apprentices']").first
    cell.click()
    page.keyboard.type("-1")
    me.presses("Tab")
    expect(page.get_by_text("takes a value from 0 upwards").first).to_be_visible()
    cell.click()
    me.presses("Control+A")
    page.keyboard.type("1")
    me.presses("Tab")
    expect(page.locator("[data-saving-words]")).to_have_attribute("data-state", "saved")


JOURNEYS = (
    Journey(
        "a cluster's members in year two, by file",
        FILE_MANAGER,
        members_by_file,
        ("members", "managers"),
    ),
    Journey(
        "a cluster's members in year two, on the web",
        FILE_MANAGER,
        members_on_the_web,
        ("members", "managers"),
    ),
    Journey("a cluster's management", MANAGER, management, ("management", "managers")),
    Journey("an action noted", MANAGER, action),
    Journey("a cluster's quarter sent", MANAGER, quarter, ("operational", "managers")),
    Journey("an officer accepts a report", OFFICER, accepts, ("members", "officers")),
    Journey("an officer returns a report", OFFICER, returns, ("members", "officers")),
    Journey("ten lines of who is who", "karim@region.example.org", who_is_who),
    Journey("a story, by its cluster", MANAGER, story),
    Journey("a story, by its officer", OFFICER, publishes),
    Journey(
        "a year of objectives, reported",
        FILE_MANAGER,
        reports_on_objectives,
        ("objectives", "managers"),
    ),
    Journey("the same, read", OFFICER, reads_objectives, ("objectives", "officers")),
    Journey("an indicator in the designer", "lea@region.example.org", indicator),
    Journey("the same, checked at a cluster", FILE_MANAGER, is_checked),
)
