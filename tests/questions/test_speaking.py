"""A value as a sentence says it."""

import pytest

from grappe.policies import load_policy
from grappe.questions import value_words
from grappe.words import Words
from tests.questions.making import field


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        (0, "0\u202fjour", "0 days"),
        (1, "1\u202fjour", "1 day"),
        (1.5, "1,5\u202fjour", "1.5 days"),
        (2, "2\u202fjours", "2 days"),
    ],
)
def test_one_and_many_are_said_as_each_language_does(value, fr, en):
    asked = field(
        "time", "number", unit=Words(fr="jours", en="days"), unit_of_one=Words(fr="jour", en="day")
    )
    assert value_words(asked, value) == Words(fr=fr, en=en)


def test_a_unit_without_a_singular_never_changes():
    asked = field("share", "number", unit=Words(fr="%", en="%"))
    assert value_words(asked, 1) == Words(fr="1\u202f%", en="1 %")


def test_every_unit_that_ends_in_s_says_what_one_of_it_is_called():
    fields = [f for q in load_policy().questionnaires for s in q.sections for f in s.fields]
    plural = [f for f in fields if f.unit and f.unit.en.endswith("s")]
    assert plural
    assert all(f.unit_of_one for f in plural)
