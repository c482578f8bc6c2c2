"""A cluster's manager reports from sign-in to the page to keep: in a real browser."""

import io
from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Route, expect
from pytest_django.live_server_helper import LiveServer

from grappe.answers import Place
from grappe.site.accounts.models import User
from grappe.site.rounds import draft_rows, reviewing
from grappe.site.rounds.models import RememberedMapping, Report
from grappe.site.rounds.reading import draft_answer
from grappe.site.rounds.submitting import submit
from grappe.site.rounds.templates_out import template_of
from grappe.site.rounds.uploading import receive
from tests.journeys.walking import Person, in_the_way, signed_in
from tests.site.making import cluster, person
from tests.site.rounds.asked import accepted, asked, member, minalogic

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("data"),
    pytest.mark.browser,
]
Arrives = Callable[..., Person]


@pytest.fixture
def arrives(browser: Browser, live_server: LiveServer) -> Iterator[Arrives]:
    """Somebody signed in, on a page."""
    seated: list[Person] = []

    def sits_down(user: User, address: str = "/", **options: object) -> Person:
        me = signed_in(browser, live_server.url, user, **options)
        seated.append(me)
        me.goes(address)
        return me

    yield sits_down
    for me in seated:
        me.leaves()


def filled_in(template: bytes, *more: dict[str, object]) -> bytes:
    """The workbook as it came, with a commune changed and rows written under the last one."""
    book = load_workbook(io.BytesIO(template))
    sheet = book["Members"]
    head = next(r for r in range(1, 12) if str(sheet.cell(r, 2).value).startswith("Organisation"))
    headings = [str(cell.value).removesuffix(" *") for cell in sheet[head]]
    column = {heading: n for n, heading in enumerate(headings, 1)}
    last = max(r for r in range(head, sheet.max_row + 1) if sheet.cell(r, 2).value)
    sheet.cell(head + 1, column["Commune"]).value = "Lyon"
    sheet.cell(head + 1, column["Postal code"]).value = "69001"
    for at, row in enumerate(more, last + 1):
        for heading, value in row.items():
            sheet.cell(at, column[heading]).value = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def new_member(name: str, **more: object) -> dict[str, object]:
    said = member(name=name)
    return {
        "Organisation name": name,
        "SIREN or SIRET": said["siren"],
        "Type": "Company: SME",
        "Year of membership": 2021,
        "Takes part in governance": "no",
        "Postal code": "38000",
        "Commune": "Grenoble",
        **more,
    }


def mistyped(number: object) -> str:
    return str(number)[:-1] + str((int(str(number)[-1]) + 1) % 10)


def test_year_two_of_members_takes_nine_clicks(browser: Browser, live_server: LiveServer):
    accepted(asked(minalogic(), year=2020), rows=4)
    report = asked(minalogic())
    claire = person("manager", of=report.cluster, name="Claire", password="a long sentence")
    me = Person(browser.new_context(locale="en"), live_server.url)
    page = me.goes("/")
    page.locator("[name=login]").fill(claire.email)
    page.locator("[name=password]").fill("a long sentence")
    me.clicks_on("Sign in")
    me.reads("One answer to send, already late")
    me.clicks_on("Bring a file", "link")
    with page.expect_download() as download:
        me.clicks_on("Get the workbook (.xlsx)", "link")
    template = download.value.path().read_bytes()
    first, second = new_member("Laser Forez"), new_member("Soie Rhône")
    for wrong, number in ((first, "009182734"), (second, "005647383")):
        wrong["SIREN or SIRET"] = mistyped(number)
    left = new_member("Bois Ain", **{"Year of membership": 2020, "Left in": 2019})
    me.brings("members.xlsx", filled_in(template, first, second, left))
    page.wait_for_url("**/files/*")
    me.reads("7 rows read, not sent yet; two points to correct")
    me.clicks_on("See what is to correct", "link")
    me.clicks_on("Accept the 2 proposed corrections")
    expect(page.locator("h1")).to_have_text("7 rows read; nothing to correct")
    me.clicks_on("Read again before sending")
    page.wait_for_url(f"**{reverse('rounds:report', args=[report.pk])}")
    me.reads("Ready to send: nothing to correct")
    page.get_by_label("Why is that so?").fill("They came back")
    page.keyboard.press("Tab")
    expect(page.get_by_text("goes without a line")).to_have_count(0)
    me.ticks("What I have not touched is unchanged since last year (3 rows)")
    me.clicks_on("Send to the Region")
    page.wait_for_url("**/sent")
    sent = report.submissions.get()
    me.reads(f"Sent to the Region: receipt no. {sent.number}")
    assert sent.unexplained == []
    assert me.clicks == 9
    page.get_by_label("How long did it take?").fill("25")
    me.clicks_on("Say so")
    expect(page.get_by_text("25 minutes of work, you say")).to_be_visible()
    assert me.said == []
    me.leaves()


def own_export(*kinds: str) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.append(["Nom usuel", "SIRET", "Famille", "Entrée", "Au conseil", "CP", "Lieu"])
    for kind in kinds:
        said = member(type=kind)
        row = [said["name"], said["siren"], kind, 2015, "non", "38000", "Grenoble"]
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_an_export_of_ones_own_is_explained_once(arrives: Arrives):
    report = asked(minalogic())
    claire = person("manager", of=report.cluster)
    me = arrives(claire, reverse("rounds:upload", args=[report.pk]))
    me.brings("export.xlsx", own_export("PME", "Tribu"))
    me.page.wait_for_url("**/columns")
    me.reads("How are these columns meant?")
    me.page.get_by_label("Famille", exact=True).select_option(label="Type")
    me.page.get_by_label("Au conseil", exact=True).select_option(label="Takes part in governance")
    me.clicks_on("Read the file this way")
    me.page.wait_for_url("**/files/*")
    expect(me.page.locator("h1")).to_contain_text("2 rows read")
    remembered = RememberedMapping.objects.get().document
    assert "Famille" in str(remembered)
    me.goes(reverse("rounds:upload", args=[report.pk]))
    me.brings("export-2.xlsx", own_export("PME"))
    me.page.wait_for_url("**/files/*")
    expect(me.page.locator("h1")).to_contain_text("One row read")


def test_a_wrong_file_gets_a_sentence_and_a_way_out_and_the_page_stays(arrives: Arrives):
    report, last_year = asked(minalogic()), asked(minalogic(), year=2020)
    others = template_of(asked(cluster("Tenerrdis")), "en")
    me = arrives(person("manager", of=report.cluster), reverse("rounds:upload", args=[report.pk]))
    for name, content, sentence in (
        ("theirs.xlsx", others, "This file was made for Tenerrdis, not for Minalogic."),
        ("photo.xlsx", b"\x89PNG" + bytes(2000), "xlsx"),
        ("2020.xlsx", template_of(last_year, "en"), "This file is about “Members” 2020."),
    ):
        me.brings(name, content)
        notice = me.page.get_by_role("alert")
        expect(notice).to_contain_text(sentence)
        expect(notice).to_contain_text("your draft is as it was")
        expect(me.page.get_by_role("button", name="Read this file")).to_be_enabled()
    me.page.get_by_role("link", name="Go to “Members 2020”").click()
    me.page.wait_for_url(f"**{reverse('rounds:upload', args=[last_year.pk])}")


def test_a_broken_connection_takes_nothing_and_loses_nothing(arrives: Arrives):
    report = asked(minalogic())
    me = arrives(person("manager", of=report.cluster), reverse("rounds:upload", args=[report.pk]))
    me.page.route("**/upload", lambda route: route.abort())
    me.brings("export.csv", b"Nom;SIRET\nAlpha;001")
    expect(me.page.get_by_role("alert")).to_contain_text("The connection broke")


def returned_report() -> Report:
    """Sent, and given back with a question about its second row."""
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member(name="Alpha"), member(name="Bravo")], by=None)
    submit(report, by=None)
    row = draft_answer(report).rows("members")[1].id
    officer = person("officer", of="health", name="Paul")
    about = Place("members", row, "type")
    reviewing.comment(report, "Is Bravo an SME?", by=officer, of_region=True, place=about)
    reviewing.return_report(report, by=officer)
    report.refresh_from_db()
    return report


def test_a_returned_report_is_answered_corrected_and_sent_again(arrives: Arrives):
    report = returned_report()
    me = arrives(person("manager", of=report.cluster, name="Claire"))
    page = me.page
    expect(page.get_by_text("“Is Bravo an SME?”")).to_be_visible()
    me.clicks_on("See and answer", "link")
    me.reads("The Region asks one question")
    me.clicks_on("Members, Type, Bravo", "link")
    kind = page.locator("tr[data-row]").nth(1).get_by_label("Type")
    kind.select_option(label="Company: large")
    expect(page.locator("[data-saving-words]")).to_have_attribute("data-state", "saved")
    me.clicks_on("Read again before sending")
    page.get_by_label("Your answer").fill("No, a large one: corrected.")
    page.locator("main form").get_by_role("button", name="Answer").click()
    me.reads("Ready to send: nothing to correct")
    me.clicks_on("Send to the Region")
    expect(me.page.locator("h1")).to_contain_text("receipt no.")
    assert report.submissions.count() == 2
    assert report.submissions.last().answer.rows("members")[1].values["type"] == "large"
    assert report.comments.filter(parent__isnull=False).count() == 1


def test_what_is_written_before_the_scripts_have_come_is_kept(arrives: Arrives):
    report = returned_report()
    me = arrives(person("manager", of=report.cluster))
    on_the_way: list[Route] = []

    def holds_back(script: Route) -> None:
        on_the_way.append(script)

    me.page.route("**/rounds/draft*.js", holds_back)
    address = reverse("rounds:grid", args=[report.pk, "members"])
    me.page.goto(me.site + address, wait_until="commit")
    me.page.locator("tr[data-row]").nth(1).get_by_label("Type").select_option("large")
    for script in on_the_way:
        script.continue_()
    expect(me.page.locator("[data-saving-words]")).to_have_attribute("data-state", "saved")
    report.refresh_from_db()
    assert report.draft.answer.rows("members")[1].values["type"] == "large"


def test_everything_can_be_done_without_scripts(arrives: Arrives):
    report = asked(minalogic())
    me = arrives(
        person("manager", of=report.cluster),
        reverse("rounds:grid", args=[report.pk, "members"]),
        scripts=False,
    )
    row = me.page.locator("tr[data-row]").first
    right = member(name="Alpha")
    for label, words in (
        ("Organisation name", "Alpha"),
        ("SIREN or SIRET", mistyped(right["siren"])),
        ("Year of membership", "2015"),
        ("Postal code", "38000"),
        ("Commune", "Grenoble"),
    ):
        row.get_by_label(label).fill(words)
    row.get_by_label("Type").select_option("sme")
    row.get_by_label("Takes part in governance").select_option("no")
    me.page.keyboard.press("Enter")
    me.reads("1 row; one point to correct before sending")
    me.page.get_by_role("button", name="Take ").click()
    me.reads("1 row; nothing to correct")
    me.clicks_on("Read again before sending")
    me.clicks_on("Send to the Region")
    expect(me.page.locator("h1")).to_contain_text("receipt no.")


def pages_of(report: Report, management: Report) -> list[str]:
    """Every page of a cluster's manager."""
    sent = asked(minalogic(), year=2020)
    waits, read = (
        receive(report, name, content, by=None)
        for name, content in (("a.xlsx", own_export("Tribu")), ("b.csv", b"Nom;SIRET\nAlpha;1"))
    )
    one = {"rounds:form": [management.pk, "expenses"], "rounds:mapping": [report.pk, waits.pk]}
    one |= {"rounds:receipt": [report.pk, read.pk], "rounds:upload": [report.pk]}
    one |= {"rounds:grid": [report.pk, "members"], "rounds:report": [report.pk]}
    one |= {"rounds:guide": [report.pk], "rounds:expected": []}
    one |= {name: [sent.pk] for name in ("rounds:sent", "rounds:sent_answer")}
    return [reverse(name, args=args) for name, args in one.items()]


def test_every_page_is_accessible_and_fits_its_screen(arrives: Arrives):
    accepted(asked(minalogic(), year=2020), rows=2)
    report = returned_report()
    addresses = pages_of(report, asked(minalogic(), "management", 2020))
    me = arrives(person("manager", of=report.cluster))
    for address in addresses:
        assert in_the_way(me.goes(address)) == [], address
    assert me.said == []
