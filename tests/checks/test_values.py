import pytest

from grappe.answers import Finding, Place
from grappe.questions import Value
from tests.answers.making import answer
from tests.checks.looking import findings, places
from tests.questions.making import field, item, questionnaire, section, words

CHOICES = (
    {"code": "sme", "label": {"fr": "PME", "en": "SME"}},
    {"code": "large", "label": {"fr": "Grande entreprise", "en": "Large company"}},
)


def told(kind: str, value: Value, **more: object) -> list[Finding]:
    extra = {"choices": CHOICES} if kind == "choice" else {}
    asked = questionnaire(section("m", field("f", kind, **extra, **more)))
    return list(findings(asked, answer(m=[{"f": value}])))


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("text", "anything", None),
        ("number", 1.5, None),
        ("number", "84 k€", "not_a_number"),
        ("number", True, "not_a_number"),
        ("amount", "?", "not_a_number"),
        ("integer", 3, None),
        ("integer", "3,5", "not_a_number"),
        ("year", 2019, None),
        ("year", "19", "not_a_year"),
        ("year", 19, "not_a_year"),
        ("date", "2020-12-31", None),
        ("date", "31/13/2020", "not_a_date"),
        ("yes_no", False, None),
        ("yes_no", "maybe", "not_yes_no"),
        ("choice", "sme", None),
        ("choice", "licorne", "not_a_choice"),
        ("email", "a@b.fr", None),
        ("email", "a at b.fr", "not_an_email"),
        ("website", "www.exemple.fr/page", None),
        ("website", "none", "not_a_website"),
        ("country", "CH", None),
        ("country", "Helvetia", "not_a_country"),
        ("activity", "26.11Z", None),
        ("activity", "chips", "not_an_activity"),
        ("postal_code", "38000", None),
        ("postal_code", "38999", "unknown_postal_code"),
        ("postal_code", "3800", "unknown_postal_code"),
        ("commune", "Grenoble", None),
        ("commune", "Trifouillis", "unknown_commune"),
    ],
)
def test_a_value_is_of_its_fields_kind(kind: str, value: Value, code: str | None) -> None:
    assert [f.code for f in told(kind, value)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("bounds", "value", "bounded"),
    [
        ({"minimum": 1}, 1, None),
        ({"minimum": 1}, 0, "à partir de 1"),
        ({"maximum": 10}, 11, "jusqu’à 10"),
        ({"minimum": 1, "maximum": 10}, 11, "de 1 à 10"),
        ({"exclusive_minimum": 0, "maximum": 1}, 0, "de plus de 0 à 1"),
        ({"exclusive_minimum": 0, "maximum": 1}, 1, None),
        ({"exclusive_minimum": 0}, 0, "au-dessus de 0"),
    ],
)
def test_a_figure_keeps_within_its_bounds(bounds: dict, value: int, bounded: str | None) -> None:
    found = told("integer", value, **bounds)
    assert [f.code for f in found] == (["out_of_bounds"] if bounded else [])
    assert all(f.message.fr.endswith(f"une valeur {bounded}.") for f in found)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("PMEE", "sme"), ("Grande entrprise", "large"), ("Large comapny", "large"), ("autre", None)],
)
def test_a_slip_in_a_choice_is_corrected(written: str, meant: str | None) -> None:
    assert [f.correction for f in told("choice", written)] == [meant]


@pytest.mark.parametrize("code", ["CH-1015", "1015"])
def test_a_postal_code_abroad_is_not_looked_up(code: str) -> None:
    asked = questionnaire(
        section("m", field("country", "country", default="FR"), field("code", "postal_code"))
    )
    assert places(asked, answer(m=[{"country": "CH", "code": code}])) == []
    assert places(asked, answer(m=[{"code": code}])) == [("a", "code")]


def test_a_mandatory_field_is_filled_in_unless_it_has_a_default() -> None:
    fields = (field("x", mandatory=True), field("y", mandatory=True, default="FR"), field("z"))
    asked = questionnaire(section("m", *fields, optional=False))
    assert places(asked, answer(m=[{"z": "here"}])) == [("a", "x")]
    assert places(asked, answer(m=[{"x": "here"}, {"z": None}])) == []


def test_an_empty_mandatory_section_is_one_finding() -> None:
    asked = questionnaire(section("m", field("x", mandatory=True), optional=False))
    [found] = findings(asked, answer(m=[{"x": None}]))
    assert (found.code, found.place) == ("missing", Place("m"))


def test_a_mandatory_column_that_no_row_fills_is_one_finding() -> None:
    asked = questionnaire(section("m", field("x"), field("y", mandatory=True)))
    [found] = findings(asked, answer(m=[{"x": "one"}, {"x": "two"}, {"x": "three"}]))
    assert (found.code, found.place) == ("missing", Place("m", None, "y"))
    assert found.message.en == (
        "y: this answer is needed and missing on 3 rows. Please fill in the column."
    )


@pytest.mark.parametrize(("lacking", "told"), [(19, 19), (20, 1)])
def test_so_is_one_that_many_rows_leave_empty(lacking: int, told: int) -> None:
    asked = questionnaire(section("m", field("x"), field("y", mandatory=True)))
    rows = [{"x": "one"}] * lacking + [{"x": "one", "y": "here"}] * 200
    assert len(findings(asked, answer(m=rows))) == told


def test_rows_among_others_are_each_asked_for_what_they_lack() -> None:
    asked = questionnaire(section("m", field("x"), field("y", mandatory=True)))
    rows = [{"x": "one", "y": "here"}, {"x": "two"}, {"x": "three"}]
    assert places(asked, answer(m=rows)) == [("b", "y"), ("c", "y")]


def test_of_a_fixed_section_each_mandatory_item_is_filled_in() -> None:
    items = (item("a"), item("b"), item("c", mandatory=False))
    amount = field("amount", "amount", mandatory=True)
    asked = questionnaire(section("m", amount, kind="fixed", items=items))
    found = findings(asked, answer(m=[{"id": "a", "amount": 0.0}]))
    assert [(f.place.row, f.message.en) for f in found] == [
        ("b", "b, amount: this answer is needed. Enter 0 if there is none.")
    ]


def test_a_personal_word_is_quoted_in_each_language() -> None:
    [found] = told("integer", "beaucoup", unit=words("x"))
    assert found.message.fr == "«\u202fbeaucoup\u202f» n’est pas un nombre entier."
    assert found.message.en == "“beaucoup” is not a whole number."


@pytest.mark.parametrize("kind", ["text", "company_number", "number", "postal_code", "commune"])
def test_the_error_of_a_formula_is_told_once_whatever_the_kind(kind: str) -> None:
    assert [f.code for f in told(kind, "#REF!")] == ["formula_error"]
    assert [f.code for f in told(kind, "#VALEUR!")] == ["formula_error"]


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("country", "Suise", "CH"),
        ("country", "Allemange", "DE"),
        ("country", "Germanny", "DE"),
        ("country", "Helvetia", None),
        ("year", "depuis 2015", 2015),
        ("postal_code", "1000", "01000"),
        ("year", "de 2015 à 2018", None),
    ],
)
def test_what_was_meant_is_proposed(kind: str, written: str, meant: Value) -> None:
    assert [f.correction for f in told(kind, written)] == [meant]


PLACE = questionnaire(section("m", field("code", "postal_code"), field("town", "commune")))


@pytest.mark.parametrize(
    ("code", "town", "told"),
    [
        ("38054", "Grenoble Cedex 9", []),
        ("38054", "Lyon", [("warning", "unknown_postal_code")]),
        ("38054", None, [("warning", "unknown_postal_code")]),
        ("99999", "Grenoble", [("error", "unknown_postal_code")]),
    ],
)
def test_a_cedex_code_is_known_by_its_commune(code: str, town: str | None, told: list) -> None:
    found = findings(PLACE, answer(m=[{"code": code, "town": town}]))
    assert [(f.severity, f.code) for f in found] == told


PERCENT = {"minimum": 0, "maximum": 100, "unit": {"fr": "%", "en": "%"}}


@pytest.mark.parametrize(("value", "meant"), [(0.6, 60), (0.07, 7), (1, 100)])
def test_a_share_that_may_be_a_fraction_is_asked_about(value: float, meant: float) -> None:
    (one,) = told("number", value, **PERCENT)
    assert (one.severity, one.code, one.correction) == ("warning", "maybe_a_fraction", meant)


@pytest.mark.parametrize("value", [0, 1.5, 60, 100])
def test_a_share_that_is_no_fraction_is_not_asked_about(value: float) -> None:
    assert told("number", value, **PERCENT) == []


def test_what_is_not_asked_in_percent_may_be_a_fraction() -> None:
    assert told("number", 0.6, minimum=0, maximum=1) == []
