"""What another version changes is told in words: what is asked, and whether each series goes on."""

from grappe.questions import Questionnaire, Words, differences, summary
from tests.questions.making import field, questionnaire, rule, section


def asked(*fields: str, value: str = "sum(fte)", **indicator: object) -> Questionnaire:
    """A list of people with these fields, one measure and one series over it."""
    one = questionnaire(section("team", *(field(code, "number") for code in fields)))
    words = Words(fr="Effectif", en="Staff")
    told = {"label": words, "definition": words, "sentence": words, "unit": "fte"}
    about = {"nature": "stock", "direction": "more", "sensitivity": "open", "formula": "people"}
    return Questionnaire.model_validate(
        one.model_dump()
        | {
            "measures": [{"code": "people", "section": "team", "value": value}],
            "indicators": [{"code": "staff", **told, **about, **indicator}],
        }
    )


def told(old: Questionnaire, new: Questionnaire) -> dict[str, tuple[str, str]]:
    return {d.code: (d.kind, d.sentence.en) for d in differences((old,), (new,))}


def test_nothing_but_series_that_continue_is_told_of_the_same_version():
    same = asked("fte")
    assert told(same, same) == {"staff": ("continues", "The series “Staff” continues.")}


def test_fields_that_come_and_go_are_told_and_leave_other_series_alone():
    found = told(asked("fte", "old"), asked("fte", "new"))
    assert found["team.new"] == ("begins", "The field “new” is added.")
    assert found["team.old"] == ("stops", "The field “old” is withdrawn.")
    assert found["staff"][0] == "continues"


def test_a_series_changes_with_what_it_is_computed_from():
    by_measure = told(asked("fte"), asked("fte", value="sum(fte) * 2"))
    assert by_measure["measures.people"] == (
        "changed",
        "The measure “people” changes: what it computes.",
    )
    assert by_measure["staff"] == (
        "changed",
        "The series “Staff” changes, and the years before and after do not compare: "
        "the measure “people”.",
    )
    old = asked("fte")
    kind = old.sections[0].fields[0].model_copy(update={"kind": "integer"})
    sections = (old.sections[0].model_copy(update={"fields": (kind,)}),)
    by_field = told(old, old.model_copy(update={"sections": sections}))
    assert by_field["staff"][1].endswith("the answers to the field “team.fte”.")


def test_other_words_of_a_field_change_no_series_but_another_definition_does():
    old = asked("fte")
    reworded = field("fte", "number").model_copy(update={"label": Words(fr="x", en="Time")})
    sections = (old.sections[0].model_copy(update={"fields": (reworded,)}),)
    found = told(old, old.model_copy(update={"sections": sections}))
    assert found["team.fte"] == ("changed", "The field “Time” changes: its name.")
    assert found["staff"][0] == "continues"
    assert told(old, asked("fte", definition={"fr": "x", "en": "x"}))["staff"][0] == "changed"


def test_a_series_stops_with_its_indicator_and_begins_with_a_new_one():
    other = asked("fte", code="others")
    found = told(asked("fte"), other)
    assert (found["staff"][0], found["others"][0]) == ("stops", "begins")


def test_rules_and_sections_are_told_and_a_whole_questionnaire_too():
    plain = questionnaire(section("team", field("fte")))
    more = questionnaire(
        section("team", field("fte")),
        section("more", field("x")),
        rules=(rule("gone", "team.fte"),),
    )
    found = told(plain, more)
    assert {code: kind for code, (kind, _) in found.items()} == {
        "sections.more": "begins",
        "more.x": "begins",
        "rules.gone": "begins",
    }
    assert {d.kind for d in differences((), (more,))} == {"begins"}


def test_many_differences_are_one_sentence_in_both_languages():
    found = differences((asked("fte", "old"),), (asked("fte", "a", "b", "c"),))
    assert summary(found).en == "3 fields added, 1 withdrawn; the series “Staff” continues"
    assert summary(found).fr == (
        "3 champs ajoutés, 1 retiré\u202f; la série «\u202fEffectif\u202f» se poursuit"
    )
    assert summary(()).fr == "rien ne change"
