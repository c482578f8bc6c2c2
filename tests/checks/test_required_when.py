import pytest

from tests.answers.making import answer
from tests.checks.looking import places
from tests.questions.making import field, questionnaire, rule, section, words

CHOICES = tuple({"code": c, "label": words(c)} for c in ("own", "company", "public"))
TEAM = section(
    "team",
    field("employer", "choice", choices=CHOICES, default="own"),
    field("lent", "yes_no"),
    field("by"),
)
ASKED = questionnaire(
    TEAM,
    rules=(
        rule(
            "required_when",
            "team.by",
            when=("team.employer=company", "team.employer=public", "team.lent=true"),
        ),
    ),
)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"employer": "company"}, [("a", "by")]),
        ({"employer": "public"}, [("a", "by")]),
        ({"employer": "public", "by": "Acme"}, []),
        ({"employer": "own"}, []),
        ({"lent": True}, [("a", "by")]),
        ({"lent": False}, []),
    ],
)
def test_a_field_is_required_by_the_value_of_another(row: dict, told: list) -> None:
    assert places(ASKED, answer(team=[row])) == told
