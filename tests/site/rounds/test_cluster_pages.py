"""The pages of whoever answers for a cluster."""

import html
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from grappe.site.organisations.models import SentLine
from grappe.site.policy.reading import current
from grappe.site.rounds import draft_rows, drafting, reviewing
from grappe.site.rounds.drafting import Typed
from grappe.site.rounds.models import Report, State
from grappe.site.rounds.reading import draft_answer
from grappe.site.rounds.submitting import submit
from grappe.site.rounds.uploading import receive
from tests.site.making import cluster, person
from tests.site.organisations.known_making import organisation
from tests.site.rounds.asked import accepted, asked, cell, member, minalogic, people_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
ITS_LINE = 3
"""Whoever changes an answer reads the end of the trail, which PostgreSQL is asked to hold, and
writes the line that follows."""


@pytest.fixture(autouse=True)
def _folder(data):
    """Files are kept in a folder of the test's own."""


def opened_by(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def save(client: Client, report: Report, **sent: str):
    named = {name.replace("__", ":"): text for name, text in sent.items()}
    return client.post(
        reverse("rounds:save", args=[report.pk]), {"section": "members", "here": "/x", **named}
    )


def test_home_says_what_is_left_and_by_when():
    accepted(asked(minalogic(), year=2020), rows=2)
    asked(minalogic())
    page = opened_by(people_of(minalogic())[0]).get(reverse("rounds:expected"))
    assert "One answer to send" in page.text
    assert "2 rows carried over from 2020." in page.text


def test_what_is_typed_without_scripts_is_kept_whatever_button_was_pressed():
    report, client = asked(minalogic()), opened_by(people_of(minalogic())[0])
    save(client, report, c__members__a1__name="Optique", s__members__a1__name="", act="undo-not")
    assert draft_answer(report).value(cell("a1", "name")) == "Optique"


def test_two_versions_of_a_cell_are_both_shown():
    report, (claire, _paul) = asked(minalogic()), people_of(minalogic())
    drafting.save_cells(report, [Typed(cell("a1", "name"), "Theirs")], by=None)
    answer = save(opened_by(claire), report, c__members__a1__name="Mine", s__members__a1__name="")
    assert "Theirs" in answer.text
    assert 'value="Mine"' in answer.text


def test_a_cell_saved_by_itself_is_answered_with_what_is_found_there():
    report, client = asked(minalogic()), opened_by(people_of(minalogic())[0])
    told = client.post(
        reverse("rounds:cells", args=[report.pk]),
        {
            "section": "members",
            "rows": "a1",
            "c:members:a1:member_since": "2097",
            "s:members:a1:member_since": "",
        },
    ).json()
    assert told["states"]["c:members:a1:member_since"] == "error"
    assert "members:a1" in told["findings"]


def test_a_column_that_no_row_fills_is_said_once_and_marked_in_each():
    report, client = asked(minalogic()), opened_by(people_of(minalogic())[0])
    draft_rows.add_rows(report, "members", [member(type=None) for _row in range(3)], by=None)
    page = client.get(reverse("rounds:grid", args=[report.pk, "members"])).text
    assert page.count("missing on 3 rows. Please fill in the column.") == 1
    rows = [row.id for row in draft_answer(report).rows("members")]
    assert all(re.search(f'name="c:members:{row}:type"[^>]*aria-invalid', page) for row in rows)
    told = client.post(
        reverse("rounds:cells", args=[report.pk]),
        {"section": "members", "rows": rows[0], f"c:members:{rows[0]}:type": "sme"},
    ).json()
    assert f"c:members:{rows[0]}:type" not in told["states"]


def test_two_files_at_once_get_a_sentence_and_change_nothing():
    report, client = asked(minalogic()), opened_by(people_of(minalogic())[0])
    files = [SimpleUploadedFile(f"{n}.csv", b"a;b") for n in range(2)]
    answer = client.post(reverse("rounds:upload", args=[report.pk]), {"file": files})
    assert answer.status_code == 422
    assert "one at a time" in answer.text


def test_sending_asks_to_confirm_what_was_not_touched_and_ends_with_a_page_to_keep():
    accepted(asked(minalogic(), year=2020), rows=2)
    report, client = asked(minalogic()), opened_by(people_of(minalogic())[0])
    address = reverse("rounds:send", args=[report.pk])
    assert "Please tick" in client.post(address).text
    page = client.post(address, {"unchanged": "1"}, follow=True)
    report.refresh_from_db()
    assert report.state == State.SUBMITTED
    assert report.submissions.last().number in page.text


def test_an_officer_writes_on_the_clusters_behalf_and_both_are_told():
    report, (claire, paul) = asked(minalogic()), people_of(minalogic())
    address = reverse("rounds:grid", args=[report.pk, "members"])
    officer = opened_by(paul)
    assert "on behalf of Minalogic" in officer.get(address).text
    save(officer, report, c__members__a1__name="Optique", s__members__a1__name="")
    assert "Entered by Paul" in opened_by(claire).get(address).text
    assert officer.post(reverse("rounds:send", args=[report.pk])).status_code == 403


def test_another_clusters_report_is_closed_to_oneself():
    report = asked(minalogic())
    stranger = opened_by(person("manager", of=cluster("Tenerrdis")))
    assert stranger.get(reverse("rounds:report", args=[report.pk])).status_code == 403


def test_a_list_of_a_thousand_members_stays_within_its_queries(django_assert_max_num_queries):
    sent = accepted(asked(minalogic(), year=2020), rows=1).report
    report, client = asked(minalogic()), opened_by(people_of(minalogic())[0])
    draft_rows.add_rows(report, "members", [member() for _row in range(1000)], by=None)
    file = receive(report, "a.csv", b"Nom;SIRET\nAlpha;1", by=None)
    pages = {"expected": [], "grid": [report.pk, "members"], "receipt": [report.pk, file.pk]}
    pages |= {name: [report.pk] for name in ("report", "guide", "upload")}
    pages |= {name: [sent.pk] for name in ("sent", "sent_answer")}
    for name, arguments in pages.items():
        with django_assert_max_num_queries(MOST_QUERIES):
            page = client.get(reverse(f"rounds:{name}", args=arguments))
        assert page.status_code == 200
        assert len(page.content) < 1_000_000


VERBS = ("", "undo", "confirm", "confirm_all", "left", "copy", "remove", "correct_all")


def last_years(rows: int) -> Report:
    accepted(asked(minalogic(), year=2020), rows=rows)
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member()], by=None)
    return report


def test_how_the_columns_of_a_thousand_members_are_meant_stays_within_its_queries(
    django_assert_max_num_queries,
):
    report, client = asked(minalogic()), opened_by(people_of(minalogic())[0])
    draft_rows.add_rows(report, "members", [member() for _row in range(1000)], by=None)
    rows = [member() for _row in range(1000)]
    lines = ["Nom;SIRET;Sorte", *(f"{r['name']};{r['siren']};PME" for r in rows)]
    file = receive(report, "a.csv", "\n".join(lines).encode(), by=None)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(reverse("rounds:mapping", args=[report.pk, file.pk]))
    assert page.status_code == 200


def sections_of(questionnaire: str) -> list[str]:
    asked_now = current().questionnaire(questionnaire)
    return [one.code for one in asked_now.sections if one.kind != "table"]


def test_every_section_that_is_a_form_stays_within_its_queries(django_assert_max_num_queries):
    report, client = asked(minalogic(), "management"), opened_by(people_of(minalogic())[0])
    codes = sections_of("management")
    assert codes
    for code in codes:
        with django_assert_max_num_queries(MOST_QUERIES):
            page = client.get(reverse("rounds:form", args=[report.pk, code]))
        assert page.status_code == 200


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_of_the_form_stays_within_its_queries(verb, django_assert_max_num_queries):
    claire, _paul = people_of(minalogic())
    report, client = last_years(rows=20), opened_by(claire)
    *old, new = [row.id for row in draft_answer(report).rows("members")]
    drafting.save_cells(report, [Typed(cell(new, "website"), "a.example")], by=claire)
    ticked = [new] if verb == "remove" else old[:10]
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = client.post(
            reverse("rounds:save", args=[report.pk]),
            {"section": "members", "here": "/x", "act": verb, "row": ticked},
        )
    assert answer.status_code == 302
    if verb not in {"", "correct_all"}:
        assert report.draft.edits.count() == 3


@pytest.mark.parametrize("verb", ["", "undo", "confirm_all", "correct_all"])
def test_a_verb_in_place_stays_within_its_queries(verb, django_assert_max_num_queries):
    claire, _paul = people_of(minalogic())
    report, client = last_years(rows=20), opened_by(claire)
    row = draft_answer(report).rows("members")[-1].id
    drafting.save_cells(report, [Typed(cell(row, "website"), "a.example")], by=claire)
    sent = {f"c:members:{row}:name": "Other"} if not verb else {"act": verb}
    with django_assert_max_num_queries(MOST_QUERIES + ITS_LINE):
        told = client.post(
            reverse("rounds:cells", args=[report.pk]), {"section": "members", "rows": row, **sent}
        )
    assert told.json()["total"] == 21


@pytest.mark.parametrize("begun", [False, True])
def test_a_cell_of_a_thousand_rows_is_saved_within_its_queries(
    begun, django_assert_max_num_queries
):
    accepted(asked(minalogic(), year=2020), rows=1000)
    report, client = asked(minalogic()), opened_by(people_of(minalogic())[0])
    row = draft_answer(report).rows("members")[500]
    if begun:
        drafting.confirm_unchanged(report, by=None)
    typed = {f"c:members:{row.id}:name": "Other", f"s:members:{row.id}:name": row.values["name"]}
    with django_assert_max_num_queries(MOST_QUERIES + ITS_LINE):
        told = client.post(
            reverse("rounds:cells", args=[report.pk]),
            {"section": "members", "rows": row.id, **typed},
        ).json()
    assert told["total"] == 1000


def test_who_only_looks_learns_in_a_few_queries_that_nothing_changed(django_assert_num_queries):
    report, client = asked(minalogic()), opened_by(people_of(minalogic())[0])
    address = reverse("rounds:cells", args=[report.pk])
    told = client.post(address, {"section": "members", "rows": "", "revision": "0"}).json()
    assert told == {"revision": 0}
    draft_rows.add_rows(report, "members", [member(name="Alpha")], by=None)
    told = client.post(address, {"section": "members", "rows": "", "revision": "0"}).json()
    assert (told["revision"], told["total"]) == (1, 1)


def test_a_pair_of_rows_is_told_by_the_numbers_of_the_file():
    report, client = asked(minalogic()), opened_by(people_of(minalogic())[0])
    siren = member()["siren"]
    lines = [f"Alpha;{siren}", f"Bravo;{siren}"]
    receive(report, "a.csv", "\n".join(["Title", "", "Nom;SIRET", *lines]).encode(), by=None)
    page = client.get(reverse("rounds:grid", args=[report.pk, "members"]))
    assert "row 4 (Alpha)" in page.text


def test_a_row_that_is_not_in_the_file_has_no_number_of_another_one():
    accepted(asked(minalogic(), year=2020), rows=1)
    report, client = asked(minalogic()), opened_by(people_of(minalogic())[0])
    grid = reverse("rounds:grid", args=[report.pk, "members"])
    assert re.findall(r"data-number[^>]*>([^<]+)<", client.get(grid, {"show": "all"}).text) == ["1"]
    receive(report, "a.csv", f"Nom;SIRET\nAlpha;{member()['siren']}\n".encode(), by=None)
    page = client.get(grid, {"show": "all"}).text
    assert re.findall(r"data-number[^>]*>([^<]+)<", page) == ["not in the file", "2"]


def test_what_the_region_asks_leads_to_its_place_on_its_page():
    report, (claire, paul) = asked(minalogic()), people_of(minalogic())
    draft_rows.add_rows(report, "members", [member() for _row in range(150)], by=None)
    submit(report, by=None)
    last = draft_answer(report).rows("members")[-1]
    place = cell(last.id, "type")
    reviewing.comment(report, "Since when?", by=paul, of_region=True, place=place)
    reviewing.return_report(report, by=paul)
    page = opened_by(claire).get(reverse("rounds:report", args=[report.pk])).text
    assert "The Region asks one question" in page
    found = re.search(rf'href="([^"#]+)#c-members-{last.id}-type"', page)
    assert found
    grid = opened_by(claire).get(html.unescape(found[1])).text
    assert f'id="c-members-{last.id}-type"' in grid


@pytest.mark.parametrize("name", ["sent_answer", "review"])
def test_of_what_was_sent_only_a_mandatory_answer_is_called_missing(name):
    report, officer = asked(minalogic()), people_of(minalogic())[1]
    draft_rows.add_rows(report, "members", [member()], by=None)
    submit(report, by=None)
    address = reverse(f"rounds:{name}", args=[report.pk])
    assert "missing" not in opened_by(officer).get(address, {"all": ""}).text
    document = json.loads(report.submissions.get().document)
    del document["sections"]["members"][0]["values"]["member_since"]
    report.submissions.update(document=json.dumps(document))
    shown = opened_by(officer).get(address, {"all": ""}).text
    assert shown.count('<span class="table__missing">missing</span>') == 1


def test_a_cluster_goes_from_its_sent_list_to_each_organisation_that_is_recognised():
    report, claire = asked(minalogic()), people_of(minalogic())[0]
    draft_rows.add_rows(report, "members", [member()], by=None)
    submit(report, by=None)
    one = organisation("Valminex")
    SentLine.objects.update(wording=one.wordings.get())
    client = opened_by(claire)
    page = client.get(reverse("rounds:sent_answer", args=[report.pk])).text
    address = reverse("organisations:organisation", args=[one.pk])
    assert f'<a href="{address}">' in page
    assert "In your lists" in client.get(address).text


def test_why_an_accepted_report_was_reopened_stands_on_its_page_until_it_is_sent_again():
    report, (claire, paul) = asked(minalogic()), people_of(minalogic())
    draft_rows.add_rows(report, "members", [member()], by=None)
    submit(report, by=None)
    reviewing.accept(report, by=paul)
    reviewing.reopen(report, "A member was forgotten.", by=paul)
    address = reverse("rounds:report", args=[report.pk])
    page = opened_by(claire).get(address).text
    assert "The Region asks you to correct what it had accepted" in page
    assert "A member was forgotten." in page
    submit(report, by=None)
    reviewing.comment(report, "Since when?", by=paul, of_region=True, place=cell("", "type"))
    reviewing.return_report(report, by=paul)
    assert "A member was forgotten." not in opened_by(claire).get(address).text


def test_a_thousand_warnings_stay_a_page_that_can_be_read():
    report, client = asked(minalogic()), opened_by(people_of(minalogic())[0])
    wrong = [member(member_since=2018, left_in=2017) for _row in range(1000)]
    draft_rows.add_rows(report, "members", wrong, by=None)
    page = client.get(reverse("rounds:report", args=[report.pk])).text
    assert "1,000 points ask for a line" in page
    assert "and 950 more" in page
    assert page.count('name="e:') == 50
