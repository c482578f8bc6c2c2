"""Every choice of the reference policy is read back as it is shown, and as clusters write it."""

import pytest

from grappe.policies import load_policy
from grappe.questions import LANGUAGES, Choice, Field, as_text, parse, value_words

CHOICES = [
    pytest.param(field, choice, id=f"{field.code}-{choice.code}")
    for asked in load_policy().questionnaires
    for section in asked.sections
    for field in section.fields
    for choice in field.choices
]


@pytest.mark.parametrize(("field", "choice"), CHOICES)
def test_a_choice_is_read_back(field: Field, choice: Choice) -> None:
    for language in LANGUAGES:
        assert parse(field, as_text(field, choice.code, language)) == choice.code
    for written in (choice.code, *choice.also, choice.label.fr.upper()):
        assert parse(field, written) == choice.code
    assert value_words(field, choice.code) == choice.label


@pytest.mark.parametrize(
    ("written", "kept"), [("P.M.E.", "sme"), ("Grande Entreprise (GE)", "large"), ("x", "x")]
)
def test_points_and_what_stands_in_brackets_do_not_matter(written: str, kept: str) -> None:
    kinds = load_policy().questionnaire("members").section("members").field("type")
    assert parse(kinds, written) == kept
