"""The list of members on the web, filled in as in a spreadsheet: in a real browser."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from grappe.site.rounds import draft_rows, drafting
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import draft_answer
from tests.journeys.walking import Person, signed_in
from tests.site.making import person
from tests.site.rounds.asked import asked, member, minalogic

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("data"),
    pytest.mark.browser,
]
PASTE = """([cell, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  cell.focus();
  cell.dispatchEvent(paste);
}"""


@pytest.fixture
def report() -> Report:
    """A draft of three members, whose numbers are far from each other: of a mistyped one the
    product would propose a neighbour's."""
    made = asked(minalogic())
    numbers = {"Alpha": "001357987", "Bravo": "006420392", "Charlie": "009753104"}
    rows = [member(name=name, siren=siren) for name, siren in numbers.items()]
    draft_rows.add_rows(made, "members", rows, by=None)
    return made


@pytest.fixture
def claire(browser: Browser, live_server: LiveServer, report: Report) -> Iterator[Person]:
    me = signed_in(browser, live_server.url, person("manager", of=report.cluster, name="Claire"))
    me.goes(grid_of(report))
    yield me
    me.leaves()


def grid_of(report: Report) -> str:
    return reverse("rounds:grid", args=[report.pk, "members"])


def cell(page: Page, row: int, field: str):
    return page.locator("tr[data-row]").nth(row).locator(f"[name$=':{field}'][data-cell]")


def saved(page: Page) -> None:
    expect(page.locator("[data-saving-words]")).to_have_attribute("data-state", "saved")


def names(report: Report) -> list[object]:
    return [row.values.get("name") for row in draft_answer(report).rows("members")]


def test_arrows_enter_and_escape_walk_and_write_as_in_a_spreadsheet(claire: Person, report: Report):
    page = claire.page
    cell(page, 0, "name").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Alpha Laser")
    page.keyboard.press("Enter")
    expect(cell(page, 1, "name")).to_be_focused()
    page.keyboard.type("not this")
    page.keyboard.press("Escape")
    expect(cell(page, 1, "name")).to_have_value("Bravo")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(cell(page, 2, "siren")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(cell(page, 2, "type")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(cell(page, 1, "type")).to_be_focused()
    expect(cell(page, 2, "type")).to_have_value("sme")
    saved(page)
    assert names(report) == ["Alpha Laser", "Bravo", "Charlie"]


def test_ctrl_z_undoes_what_was_kept_and_the_page_stays(claire: Person, report: Report):
    page = claire.page
    cell(page, 0, "name").fill("Alpha Laser")
    page.keyboard.press("Enter")
    saved(page)
    page.keyboard.press("Control+z")
    expect(cell(page, 0, "name")).to_have_value("Alpha")
    expect(page.get_by_role("status").get_by_text("undone")).to_be_visible()
    assert names(report) == ["Alpha", "Bravo", "Charlie"]


def test_a_block_pasted_beyond_the_last_row_makes_rows(claire: Person, report: Report):
    page = claire.page
    lines = [f"Pasted {n}\t\t\tPME\t{2010 + n}\toui" for n in range(8)]
    lines[0] = lines[0].replace("PME", "Company: SME")
    start = cell(page, 2, "name").element_handle()
    page.evaluate(PASTE, [start, "\r\n".join(lines)])
    saved(page)
    assert names(report) == ["Alpha", "Bravo", *(f"Pasted {n}" for n in range(8))]
    last = draft_answer(report).rows("members")[-1].values
    assert (last["type"], last["member_since"], last["governance"]) == ("sme", 2017, True)
    expect(page.locator("h1")).to_contain_text("10 rows")


def test_five_hundred_rows_go_in_one_request_and_are_undone_as_one(claire: Person, report: Report):
    page, sent = claire.page, []
    page.on("request", lambda one: sent.append(one) if one.method == "POST" else None)
    line = "Pasted {n}\t\t\tPME\t2015\toui\tBureau\t\t38000\tGrenoble\tFR\tp{n}.example\t\t12"
    start = cell(page, 2, "name").element_handle()
    page.evaluate(PASTE, [start, "\n".join(line.format(n=n) for n in range(500))])
    expect(page.locator("h1")).to_contain_text("502 rows", timeout=20_000)
    kinds = [one.headers["content-type"] for one in sent if one.post_data_buffer]
    assert [kind.split(";")[0] for kind in kinds] == ["application/x-www-form-urlencoded"]
    page.keyboard.press("Control+z")
    expect(page.locator("h1")).to_contain_text("3 rows", timeout=20_000)
    assert names(report) == ["Alpha", "Bravo", "Charlie"]


def test_columns_beyond_the_last_are_told_not_swallowed(claire: Person):
    page = claire.page
    width = page.locator("thead th").count() - 1
    start = cell(page, 0, "name").element_handle()
    page.evaluate(PASTE, [start, "\t".join(["Alpha", *["" for _ in range(width)], "too far"])])
    expect(page.get_by_text("Columns beyond the last one, left out: 2.")).to_be_visible()


def test_ticked_rows_are_copied_for_a_spreadsheet(claire: Person):
    page = claire.page
    ticks = page.get_by_role("checkbox", name="Tick row")
    ticks.nth(0).check()
    ticks.nth(1).check()
    copied = page.evaluate(
        """tick => { const data = new DataTransfer();
        const event = new ClipboardEvent("copy", {clipboardData: data, bubbles: true});
        tick.dispatchEvent(event); return data.getData("text/plain"); }""",
        ticks.nth(1).element_handle(),
    )
    first, second = copied.split("\n")
    assert first.startswith("Alpha\t")
    assert "\tCompany: SME\t2015\tNo\t" in second


def test_offline_keeps_what_was_typed_even_over_a_reload(claire: Person, report: Report):
    page = claire.page
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/cells", lambda route: route.abort())
    cell(page, 0, "name").fill("Typed in the train")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").get_by_text("Your words are still here")).to_be_visible()
    claire.goes(reverse("rounds:expected"))
    page.unroute("**/cells")
    claire.goes(grid_of(report))
    saved(page)
    expect(cell(page, 0, "name")).to_have_value("Typed in the train")
    assert names(report)[0] == "Typed in the train"


def test_two_people_in_one_cell_see_both_versions_and_one_decides(
    claire: Person, browser: Browser, report: Report
):
    hugo = signed_in(browser, claire.site, person("contributor", of=report.cluster, name="Hugo"))
    hugo.goes(grid_of(report))
    for somebody, words in ((hugo, "Hugo's"), (claire, "Claire's")):
        cell(somebody.page, 0, "name").fill(words)
        somebody.page.keyboard.press("Enter")
        if somebody is hugo:
            saved(hugo.page)
    both = claire.page.get_by_role("alert")
    expect(both).to_contain_text("Hugo's")
    expect(cell(claire.page, 0, "name")).to_have_value("Claire's")
    assert names(report)[0] == "Hugo's"
    with claire.page.expect_response("**/cells"):
        both.get_by_role("button", name="Keep mine").click()
    expect(both).to_have_count(0)
    assert names(report)[0] == "Claire's"
    hugo.leaves()


def test_what_the_other_one_wrote_appears_beside_ones_own(claire: Person, report: Report):
    hugo, row = person("contributor", of=report.cluster, name="Hugo"), 1
    place = drafting.Place("members", draft_answer(report).rows("members")[row].id, "name")
    drafting.save_cells(report, [drafting.Typed(place, "By Hugo", "Bravo")], by=hugo)
    cell(claire.page, 0, "name").fill("By Claire")
    claire.page.keyboard.press("Enter")
    expect(cell(claire.page, row, "name")).to_have_value("By Hugo")
    assert names(report)[:2] == ["By Claire", "By Hugo"]
    drafting.save_cells(report, [drafting.Typed(place, "Hugo again", "By Hugo")], by=hugo)
    claire.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(cell(claire.page, row, "name")).to_have_value("Hugo again")
    expect(claire.page.get_by_text("Hugo wrote here just now")).to_be_visible()


def test_corrections_are_taken_in_place_one_or_all_and_given_back(claire: Person, report: Report):
    rows = draft_answer(report).rows("members")
    wrong = {row.id: mistyped(str(row.values["siren"])) for row in rows}
    typed = [
        drafting.Typed(
            drafting.Place("members", row.id, "siren"), wrong[row.id], row.values["siren"]
        )
        for row in rows
    ]
    drafting.save_cells(report, typed, by=None)
    page = claire.goes(grid_of(report))
    claire.reads("3 rows; three points to correct before sending")
    page.get_by_role("button", name="Take ").first.click()
    claire.reads("3 rows; two points to correct before sending")
    page.get_by_role("button", name="Accept the 2 proposed corrections").click()
    claire.reads("3 rows; nothing to correct")
    expect(page.get_by_role("button", name="Accept the")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    claire.reads("3 rows; two points to correct before sending")
    assert cell(page, 2, "siren").input_value() == wrong[rows[2].id]


def mistyped(number: str) -> str:
    """With one digit wrong."""
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def test_a_new_row_can_be_ticked_as_soon_as_it_is_saved(claire: Person, report: Report):
    page = claire.page
    tick = page.locator("tr[data-row]").nth(3).locator("th input[name=row]")
    expect(tick).to_be_hidden()
    cell(page, 3, "name").fill("Delta")
    cell(page, 3, "name").blur()
    saved(page)
    expect(tick).to_be_attached()
    expect(page.locator("tr[data-row]").nth(3).locator("[data-number]")).to_have_text("4")
    tick.check(force=True)
    page.get_by_role("button", name="Remove", exact=True).click()
    page.wait_for_load_state()
    assert names(report) == ["Alpha", "Bravo", "Charlie"]
