"""What the Region grants: entered, brought in, undone, seen by those in charge, and taken out in
the national schema."""

import csv
import re
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from grappe.answers import Row
from grappe.questions import tidy
from grappe.site import grants as grants_app
from grappe.site.dashboards.downloads import csv_of
from grappe.site.errors import Refused
from grappe.site.grants import granting
from grappe.site.grants.bringing import bring
from grappe.site.grants.checking import findings
from grappe.site.grants.line import Line, line_from, line_of, values_of
from grappe.site.grants.models import Deed, Grant
from grappe.site.grants.national import COLUMNS
from grappe.site.grants.reading import table_of
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.trail.models import Event
from tests.site.making import client_of, cluster

pytestmark = pytest.mark.django_db
OWN = {"minalogic", "cimes"}


def line(**values: object) -> Line:
    said = {
        "cluster": "minalogic",
        "instrument": "action_plans",
        "year": 2021,
        "reference": "CP-2021-03/12-1",
        "decided_on": "2021-03-26",
        "amount": 240_000.0,
        "eligible_costs": 600_000.0,
        "paid_from": "2021-04-15",
        "paid_until": "2021-12-31",
        "subject": "Programme d’actions 2021",
    }
    return line_from({**said, **values})


@pytest.fixture(autouse=True)
def clusters():
    cluster("Minalogic", "digital"), cluster("CIMES", "industry")


@pytest.fixture
def head() -> Client:
    return client_of("head_of_unit")


def typed(**values: object) -> dict[str, object]:
    return {name: "" if value is None else value for name, value in line(**values).items()}


def kept() -> list[Line]:
    return [line_of(one) for one in Grant.objects.select_related("cluster")]


def wrong(**values: object) -> list[tuple[str, str]]:
    told = findings((Row("1", line(**values)),), OWN)
    return [(one.place.field, one.message.en) for one in told]


def test_a_grant_is_kept_as_it_was_entered():
    granting.enter(line(), by=None)
    assert kept() == [line()]
    assert f"{Grant.objects.get().share:.2f}" == "0.40"
    assert Event.objects.last().action == "grants.entered"
    assert "240000" not in str(Event.objects.last().detail)


def test_the_same_decision_is_entered_once():
    granting.enter(line(), by=None)
    with pytest.raises(Refused):
        granting.enter(line(amount=1.0), by=None)
    granting.enter(line(reference="another"), by=None)
    with pytest.raises(Refused):
        granting.change(Grant.objects.last(), line(), by=None)


def test_what_is_done_is_undone_as_long_as_nothing_came_after():
    entered = granting.enter(line(), by=None)
    changed = granting.change(Grant.objects.get(), line(amount=250_000.0), by=None)
    with pytest.raises(Refused, match="changed since"):
        granting.undo(entered, by=None)
    granting.undo(changed, by=None)
    assert kept() == [line()]
    with pytest.raises(Refused, match="already"):
        granting.undo(changed, by=None)
    removed = granting.remove(Grant.objects.get(), by=None)
    assert kept() == []
    granting.undo(removed, by=None)
    assert kept() == [line()]


def test_a_decision_entered_anew_is_not_written_over_by_undoing():
    granting.enter(line(), by=None)
    removed = granting.remove(Grant.objects.get(), by=None)
    granting.enter(line(amount=300_000.0), by=None)
    with pytest.raises(Refused, match="changed since"):
        granting.undo(removed, by=None)
    assert kept() == [line(amount=300_000.0)]


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        (
            {"amount": 30_000.0},
            "amount",
            "5.0% of the eligible costs; this instrument",
        ),
        ({"amount": 546_000.0}, "amount", "91.0% of the eligible costs"),
        ({"instrument": "international_plans", "amount": 230_000.0}, "amount", "from 40% to 80%"),
        ({"instrument": "calls_for_proposals", "amount": 600_001.0}, "amount", "more than the"),
        ({"amount": 0.0}, "amount", ""),
        ({"amount": None}, "amount", "needed"),
        ({"eligible_costs": "lots"}, "eligible_costs", "not a number"),
        ({"paid_until": "2021-01-31"}, "paid_until", "end before it begins"),
        ({"cluster": "cara"}, "cluster", "not one that you follow"),
        ({"cluster": "moon"}, "cluster", "not one of the choices"),
        ({"siret": "20005376700015"}, "siret", "does not exist"),
        ({"siret": "200053767"}, "siret", "fourteen digits"),
        ({"rna": "691234567"}, "rna", "RNA number is expected"),
        ({"subject": "x" * 201}, "subject", "At most 200"),
        ({"decided_on": "soon"}, "decided_on", "not a date"),
        ({"year": 1999}, "year", "2000"),
    ],
)
def test_what_is_wrong_is_said_once_at_its_field(values, field, said):
    [(place, message)] = wrong(**values)
    assert place == field
    assert said in message


@pytest.mark.parametrize(
    ("instrument", "least", "most"),
    [("action_plans", 36_000, 540_000), ("international_plans", 240_000, 480_000)],
)
def test_the_bounds_themselves_are_allowed(instrument, least, most):
    for amount in (least, most):
        assert wrong(instrument=instrument, amount=float(amount)) == []


def book(*rows: dict[str, object]) -> bytes:
    made, written = Workbook(), BytesIO()
    sheet = made.active
    sheet.title = "Subventions"
    sheet.append(["Nos subventions"])
    sheet.append(list(line()))
    for row in rows:
        sheet.append([row.get(name) for name in line()])
    made.save(written)
    return written.getvalue()


def test_a_file_is_taken_in_as_one_deed_and_undone_as_one():
    granting.enter(line(), by=None)
    content = book(line(amount=250_000.0), line(cluster="cimes"), line(cluster="cimes", year=2020))
    brought = bring(content, "grants.xlsx", OWN, by=None)
    assert (brought.rows, brought.wrong, len(brought.deed.steps)) == (3, (), 3)
    assert len(kept()) == 3
    granting.undo(brought.deed, by=None)
    assert kept() == [line()]


def test_one_wrong_cell_keeps_the_whole_file_out():
    content = book(line(), line(cluster="cimes", amount=1.0), line())
    brought = bring(content, "grants.xlsx", OWN, by=None)
    told = [(one.sheet, one.cell, one.code) for one in brought.wrong]
    assert told == [("Subventions", "F4", "share"), ("Subventions", "D5", "twice")]
    assert kept() == []


def test_what_cannot_be_read_is_said():
    with pytest.raises(Refused, match="empty"):
        bring(b"", "grants.csv", OWN, by=None)
    with pytest.raises(Refused, match="recognised"):
        bring(b"a;b\n1;2\n", "grants.csv", OWN, by=None)


def test_columns_of_the_national_schema_are_known():
    heads = "nomBeneficiaire;dispositifAide;exercice;referenceDecision;dateConvention;montant"
    text = f"{heads};Dépenses éligibles;Versée à partir du;objet\n"
    text += "Minalogic;Programmes d’actions des clusters;2021;X1;26/03/2021;1 000,50;2 000;;Essai\n"
    brought = bring(text.encode(), "scdl.csv", OWN, by=None)
    assert [(one.cell, one.code) for one in brought.wrong] == [("H2", "missing")]
    text = text.replace("2 000;;", "2 000;15/04/2021;")
    assert bring(text.encode(), "scdl.csv", OWN, by=None).wrong == ()
    assert (kept()[0]["amount"], kept()[0]["paid_from"]) == (1000.5, "2021-04-15")


money = st.integers(600, 9_000).map(lambda n: n / 100)
texts = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=20)
subjects = texts.map(lambda said: tidy(f"A {said}"))


@settings(max_examples=50, deadline=None)
@given(money, subjects, st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from(["fr", "en"]))
def test_a_table_taken_away_and_brought_back_changes_nothing(amount, subject, day, lang):
    said = line(amount=amount, eligible_costs=100.0, subject=subject, decided_on=day.isoformat())
    known = {one.code: one for one in Cluster.objects.all()}
    grant = Grant(**values_of(said, known))
    rows = table_of([grant], lang)
    Grant.objects.all().delete()
    grant.save()
    brought = bring(csv_of(rows), "grants.csv", OWN, by=None)
    assert (brought.wrong, brought.deed) == ((), None)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.dictionaries(st.sampled_from(sorted(line())), st.text(max_size=12)))
def test_whatever_is_typed_is_kept_or_sent_back(head, typed_values):
    answer = head.post(reverse("grants:new"), {**typed(), **typed_values})
    assert answer.status_code in {302, 422}
    Grant.objects.all().delete()


def national(client) -> list[dict[str, str]]:
    content = client.get(reverse("grants:scdl")).content
    assert not content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8"))))


def test_the_national_schema_has_its_columns_in_their_order():
    granting.enter(line(siret="20005376700014", rna="W691234567"), by=None)
    granting.enter(line(reference="X2", paid_until=None, instrument="calls_for_proposals"), by=None)
    by_and_by, once = national(client_of("head_of_unit"))
    assert tuple(once) == COLUMNS
    assert (once["conditionsVersement"], once["datesPeriodeVersement"]) == ("unique", "2021-04-15")
    assert by_and_by == {
        "nomAttribuant": "Région Auvergne-Rhône-Alpes",
        "idAttribuant": "20005376700014",
        "dateConvention": "2021-03-26",
        "referenceDecision": "CP-2021-03/12-1",
        "nomBeneficiaire": "Minalogic",
        "idBeneficiaire": "20005376700014",
        "rnaBeneficiaire": "W691234567",
        "objet": "Programme d’actions 2021",
        "montant": "240000.00",
        "nature": "aide en numéraire",
        "conditionsVersement": "échelonné",
        "datesPeriodeVersement": "2021-04-15/2021-12-31",
        "idRAE": "",
        "notificationUE": "non",
        "pourcentageSubvention": "1",
        "dispositifAide": "",
    }


PATTERNS = {
    "idAttribuant": r"\d{14}",
    "dateConvention": r"\d{4}-\d\d-\d\d",
    "rnaBeneficiaire": r"(W\d{9})?",
    "objet": r".{1,256}",
    "montant": r"\d+\.\d\d",
    "nature": "aide en numéraire|aide en nature",
    "conditionsVersement": "unique|échelonné",
    "datesPeriodeVersement": r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?",
    "notificationUE": "oui|non",
    "pourcentageSubvention": "1",
}
"""What version 2.1.1 of the schema says of a column."""


def test_what_stands_in_the_national_columns_is_as_the_schema_says():
    for n, (ends, subject) in enumerate(((None, "Foire"), ("2021-12-31", "S" * 200))):
        granting.enter(line(reference=f"X{n}", paid_until=ends, subject=subject), by=None)
    rows = national(client_of("head_of_unit"))
    for column, pattern in PATTERNS.items():
        assert [row[column] for row in rows if not re.fullmatch(pattern, row[column])] == []


def test_an_aid_scheme_is_named_by_its_identifier_where_the_plan_knows_it(monkeypatch):
    plan = current().plan
    told = (plan.instruments[0].model_copy(update={"identifier": "65d5b6c7"}),)
    policy = current().model_copy(update={"plan": plan.model_copy(update={"instruments": told})})
    monkeypatch.setattr("grappe.site.grants.national.current", lambda: policy)
    granting.enter(line(), by=None)
    assert national(client_of("head_of_unit"))[0]["dispositifAide"] == "65d5b6c7"


def test_the_page_says_of_how_many_the_schema_still_asks_for_a_number():
    asks = "neither SIRET nor RNA yet"
    granting.enter(line(rna="W691234567"), by=None)
    head = client_of("head_of_unit")
    assert asks not in head.get(reverse("grants:grants")).content.decode()
    granting.enter(line(reference="X2"), by=None)
    assert f"One grant has {asks}" in head.get(reverse("grants:grants")).content.decode()


def test_each_sees_the_grants_of_their_own_clusters():
    granting.enter(line(), by=None)
    granting.enter(line(cluster="cimes", amount=111_000.0), by=None)
    seen = {
        role: client_of(role, of).get(reverse("grants:grants")).content.decode()
        for role, of in (("head_of_unit", None), ("officer", "digital"), ("manager", "minalogic"))
    }
    assert "€351,000 granted to 2 clusters for 2021" in seen["head_of_unit"]
    for role in ("officer", "manager"):
        assert "€240,000 granted to one cluster" in seen[role]
        assert "CIMES" not in seen[role]
        assert "€111,000" not in seen[role]
    assert "Enter a grant" in seen["officer"]
    assert "Enter a grant" not in seen["manager"]
    assert "open-data.csv" not in seen["manager"]
    assert [row["nomBeneficiaire"] for row in national(client_of("officer", "digital"))] == [
        "Minalogic"
    ]
    table = client_of("manager", "minalogic").get(reverse("grants:table", args=["xlsx"])).content
    assert load_workbook(BytesIO(table)).active.max_row == 2


def test_an_officer_neither_changes_nor_undoes_what_others_follow():
    other = granting.enter(line(cluster="cimes"), by=None)
    grant, client = Grant.objects.get(), client_of("officer", "digital")
    for name, pk in (("one", grant.pk), ("remove", grant.pk), ("undo", other.pk)):
        assert client.post(reverse(f"grants:{name}", args=[pk])).status_code == 403
    answer = client.post(reverse("grants:new"), typed(cluster="cimes", reference="mine"))
    assert answer.status_code == 422
    assert "not one that you follow" in answer.content.decode()
    assert Grant.objects.count() == 1


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong():
    client = client_of("head_of_unit")
    answer = client.post(reverse("grants:new"), typed(amount="1 000 000", subject="Tout\0"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "166.7% of the eligible costs" in page
    assert 'href="#amount"' in page
    assert "Tout" in page
    assert client.post(reverse("grants:new"), typed(amount="200 000")).status_code == 302
    [grant] = Grant.objects.all()
    assert 'value="200000"' in client.get(reverse("grants:one", args=[grant.pk])).content.decode()
    client.post(reverse("grants:one", args=[grant.pk]), typed(amount="210 000"))
    client.post(reverse("grants:undo", args=[Deed.objects.first().pk]))
    assert Grant.objects.get().amount == 200_000


def test_an_empty_form_is_sent_back_with_a_word():
    answer = client_of("head_of_unit").post(reverse("grants:new"))
    assert answer.status_code == 422
    assert "Nothing is filled in yet" in answer.content.decode()


def test_a_file_is_brought_on_the_page_and_its_errors_named_by_cell():
    client = client_of("head_of_unit")
    sends = lambda content: client.post(  # noqa: E731
        reverse("grants:bring"), {"file": SimpleUploadedFile("grants.xlsx", content)}
    )
    answer = sends(book(line(cluster="Minalogik")))
    assert "Subventions, cell A3: This name is not known. Did you mean Minalogic?" in (
        answer.content.decode()
    )
    answer = sends(book(line(amount=1.0)))
    assert answer.status_code == 422
    assert "Subventions, cell F3: €1 is" in answer.content.decode()
    assert "Grants is empty" in sends(book()).content.decode().replace("“", "").replace("”", "")
    assert client.post(reverse("grants:bring")).status_code == 422
    assert sends(book(line(), line(cluster="cimes"))).status_code == 302
    assert Grant.objects.count() == 2


def test_pages_ask_few_questions_of_the_database(django_assert_max_num_queries):
    for year in range(2010, 2022):
        granting.enter(line(year=year), by=None)
    client = client_of("officer", "digital")
    with django_assert_max_num_queries(15):
        client.get(reverse("grants:grants"))


def test_grants_stand_on_their_own_pages_and_two_others_lead_there():
    """Neither navigation nor any other page does, so that none about objectives can."""
    site = Path(grants_app.__file__).parents[1]
    leading = {
        path.name
        for path in (*site.rglob("*.html"), *site.rglob("*.py"))
        if "grants:" in path.read_text() and path.parent.name != "grants"
    }
    assert leading == {"account.html", "clusters.html"}
