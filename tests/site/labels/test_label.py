"""“Your label”: what is held, what of the cluster's data answers a criterion, what is missing."""

import io
from datetime import date, datetime

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from grappe.answers import Answer, Row, to_json
from grappe.site import clock
from grappe.site.labels.evidence import Answered, Line, evidence
from grappe.site.labels.gathering import known_of
from grappe.site.labels.profile import pasted, stands
from grappe.site.policy.reading import current
from grappe.site.rounds.labels import labels_in, months_before
from grappe.site.rounds.models import Submission
from grappe.site.rounds.reading import accepted_submissions
from tests.site.dashboards.publishing import clusters, published
from tests.site.making import client_of, cluster, person
from tests.site.rounds.asked import asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
JUNE_7 = datetime(2021, 6, 7, 9)
REACH = {
    "manager": "minalogic",
    "contributor": "minalogic",
    "officer": "digital",
    "head_of_unit": None,
}
SAID = {
    "identity": {"legal_name": "=2+2", "director": "Claire Aubert", "email": "claire@example.org"},
    "label": {"ecei": "gold", "ecei_until": "2021-10-31"},
    "excellence": {"training_days": 14},
}


def answers(of, year=2020, **records):
    """A management report accepted with these records and a team of two."""
    report = asked(of, "management", year)
    sections = {code: (Row("1", values),) for code, values in {**SAID, **records}.items()}
    sections["team"] = tuple(Row(n, {"person": f"Zoé {n}", "role": "R", "fte": 1}) for n in "ab")
    document = to_json(Answer("management", "2019", year, sections))
    number = f"M{year}-{report.pk}"
    at = JUNE_7.replace(year=year).astimezone()
    Submission.objects.create(
        report=report,
        number=number,
        document=document,
        sha256="x",
        version="2019",
        at=at,
        accepted_at=at,
    )
    report.state = "accepted"
    report.save()
    return report


def lines(user, of, n=0) -> dict[str, Line]:
    return {one.code: one for one in evidence(known_of(user, of), current().criteria.sets[n])}


def told(line: Line) -> list[tuple[str, str, int]]:
    return [(one.what, one.value, one.year) for one in line.answered]


def test_a_renewal_begins_six_months_before_the_end_or_on_the_last_day_of_that_month():
    assert months_before(date(2022, 6, 30), 6) == date(2021, 12, 30)
    assert months_before(date(2021, 8, 31), 6) == date(2021, 2, 28)


def test_the_label_is_that_of_the_latest_accepted_answer():
    one = cluster("Minalogic")
    answers(one, 2019, label={"ecei": "bronze"})
    answers(one)
    held = labels_in(accepted_submissions())[one.pk]
    assert (held.level.en, held.year, held.until) == ("Gold", 2020, date(2021, 10, 31))
    assert held.is_to_renew(date(2021, 4, 30))
    assert not held.is_to_renew(date(2021, 4, 29))
    assert not held.is_to_renew(date(2021, 11, 1))
    assert held.has_ended(date(2021, 11, 1))


def test_no_label_and_no_date_are_no_reason_to_remind():
    one, other = cluster("Minalogic"), cluster("CIMES")
    answers(one, label={"ecei": "none"})
    answers(other, label={"ecei": "gold"})
    labels = labels_in(accepted_submissions())
    assert list(labels) == [other.pk]
    assert not labels[other.pk].is_to_renew(date(2021, 6, 7))


def test_what_is_expected_speaks_of_a_renewal_from_then_on():
    answers(cluster("Minalogic"))
    client = client_of("manager", "minalogic")
    with clock.at(JUNE_7):
        page = client.get(reverse("rounds:expected")).content.decode()
    assert "Your ECEI label (Gold) is valid until 31 October 2021" in page
    assert reverse("labels:label", args=["minalogic"]) in page
    with clock.at(JUNE_7.replace(month=4)):
        assert "ECEI" not in client.get(reverse("rounds:expected")).content.decode()


def test_an_answer_has_its_year_and_source_and_a_list_only_how_many_lines():
    one = cluster("Minalogic")
    report = answers(one)
    found = lines(person("manager", of=one), one)
    assert told(found["2.2.3"]) == [("Team’s days of training", "14 days", 2020)]
    source = found["2.2.3"].answered[0]
    assert source.source == "Cluster management 2020"
    assert source.url == reverse("rounds:sent_answer", args=[report.pk]) + "#excellence"
    assert ("Team · FTE", "in 2 lines", 2020) in told(found["2.2.1"])
    assert "Zoé" not in str(found)


def test_what_was_left_out_leads_to_where_it_can_be_answered_now():
    one = cluster("Minalogic")
    answers(one)
    running = asked(one, "management", 2021)
    gap = lines(person("manager", of=one), one)["3.1"].missing[0]
    assert (gap.what, gap.where) == (
        "Months of funding secured",
        "Cluster management · Towards the gold label",
    )
    assert gap.url == reverse("rounds:form", args=[running.pk, "excellence"])
    assert lines(person("head_of_unit"), one)["3.1"].missing[0].url == ""


def test_a_criterion_that_nothing_asks_about_says_so():
    one = cluster("Minalogic")
    line = lines(person("manager", of=one), one)["2.6"]
    assert (line.answered, line.missing, line.is_asked) == ((), (), False)


def test_a_published_figure_answers_with_its_publication(data):
    one = clusters()["minalogic"]
    made = published(data)
    found = lines(person("manager", of=one), one)
    first = found["1.1.2"].answered[0]
    address = reverse("dashboards:indicator", args=["members"])
    source = f"publication {made.code}"
    assert first == Answered("Members", "11", 2020, source, address)
    assert "Members · Type" not in [what for what, _value, _year in told(found["1.1.1"])]
    by_type = {what: value for what, value, _year in told(found["1.1.1"])}["Members by type"]
    assert by_type.startswith("Company: SME\u00a0")


def test_a_definition_names_what_its_figure_answers(data, client):
    published(data)
    client.force_login(person("manager", of=clusters()["minalogic"]))
    page = client.get(reverse("dashboards:indicator", args=["members"])).text
    assert "Cluster Collaboration Platform (ECCP): Members" in page


def test_a_list_that_was_accepted_after_the_figures_is_told_beside_them(data):
    one = clusters()["minalogic"]
    published(data)
    answers(one, 2021)
    found = told(lines(person("manager", of=one), one)["3.2"])
    assert found == []
    team = told(lines(person("manager", of=one), one, 1)["team"])
    assert team[-2:] == [("Team · Name", "in 2 lines", 2021), ("Team · FTE", "in 2 lines", 2021)]


def test_a_profile_passes_does_not_yet_or_is_not_known(data):
    one = clusters()["minalogic"]
    published(data)
    user, profile = person("manager", of=one), current().criteria.sets[1]
    stood = [here.stand for here in stands(known_of(user, one), profile)]
    assert stood == ["not_known", "not_yet", "met", "not_known", "not_known"]
    members = stands(known_of(user, one), profile)[1]
    assert members.told == (("Members", "11", 2020),)


def test_large_companies_and_small_ones_are_one_kind(data, monkeypatch):
    monkeypatch.setattr("tests.site.dashboards.publishing._TYPES", ("sme", "large", *["sme"] * 3))
    one = clusters()["minalogic"]
    published(data)
    user, profile = person("manager", of=one), current().criteria.sets[1]
    assert stands(known_of(user, one), profile)[2].stand == "not_yet"


def test_texts_to_paste_are_in_english_and_leave_out_what_is_not_there():
    one = cluster("Minalogic")
    answers(one, label={"ecei": "none"})
    user = person("manager", of=one, language="fr")
    texts = [here.text for here in pasted(known_of(user, one), current().criteria.sets[1])]
    assert texts[0] == "=2+2"
    assert texts[3] == "Claire Aubert, claire@example.org"
    assert texts[-1] == ""


@pytest.mark.parametrize("kind", REACH)
def test_the_page_opens_with_few_queries(kind, data, django_assert_max_num_queries):
    one = clusters()["minalogic"]
    published(data)
    answers(one)
    client = client_of(kind, REACH[kind])
    address = reverse("labels:label", args=["minalogic"])
    with clock.at(JUNE_7), django_assert_max_num_queries(15):
        page = client.get(address).content.decode()
    assert "ECEI label: Gold, valid until 31 October 2021" in page
    assert "It is time to prepare the renewal" in page
    assert "Cap Digital" not in page
    assert "CIMES" not in page


def test_the_evidence_has_a_row_a_criterion_and_no_formula(data):
    one = clusters()["minalogic"]
    published(data)
    answers(one, identity={"legal_name": "x", "website": "=HYPERLINK(1)"})
    client = client_of("manager", "minalogic")
    answer = client.get(reverse("labels:evidence", args=["minalogic", "xlsx"]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][3:] == ("Our figure", "Year", "Source", "Objectives", "Still missing")
    assert len(rows) == 1 + sum(len(one.criteria) for one in current().criteria.sets)
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    growth = next(row for row in rows if row[1] == "1.1.2")
    assert growth[6] == "Grow the network"
    training = next(row for row in rows if row[1] == "2.2.3")
    assert training[3:6] == ("Team’s days of training: 14 days", "2020", "Cluster management 2020")


def test_a_policy_without_criteria_has_no_such_page(monkeypatch):
    cluster("Minalogic")
    without = current().model_copy(update={"criteria": None})
    for module in ("grappe.site.labels.views", "grappe.site.rounds.labels"):
        monkeypatch.setattr(f"{module}.current", lambda: without)
    client = client_of("manager", "minalogic")
    assert client.get(reverse("labels:label", args=["minalogic"])).status_code == 404
    assert client.get(reverse("rounds:expected")).status_code == 200
