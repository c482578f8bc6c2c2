"""Codes of the company register say what they mean, in both languages."""

import pytest

from grappe.references import headcount_brackets, legal_form_words


def test_brackets_follow_each_other_without_a_gap() -> None:
    counted = [one for one in headcount_brackets().values() if one.code not in ("NN", "00")]
    assert counted[0].least == 1
    assert counted[-1].most is None
    assert [one.least for one in counted[1:]] == [one.most + 1 for one in counted[:-1] if one.most]


def test_a_bracket_is_said_in_both_languages() -> None:
    words = headcount_brackets()["42"].words
    assert (words.fr, words.en) == ("1\u202f000 à 1\u202f999 salariés", "1,000 to 1,999 employees")


@pytest.mark.parametrize("code", ["57", "5710", "5720"])
def test_a_legal_form_is_known_by_its_first_two_digits(code: str) -> None:
    words = legal_form_words(code)
    assert words is not None
    assert "SAS" in words.fr


@pytest.mark.parametrize("code", ["", "5", "ABCD"])
def test_an_unknown_legal_form_has_no_words(code: str) -> None:
    assert legal_form_words(code) is None
