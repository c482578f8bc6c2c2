"""Each rule of the reference policy finds the one mistake that it is for, and says it well."""

import re
from dataclasses import replace

import pytest

from grappe.answers import Answer, Place
from grappe.checks import Context, check
from grappe.questions import Questionnaire
from tests.checks.given import MANAGEMENT, MEMBERS, amounts, identity, management, member, members

MANAGEMENT_CONTEXT = Context(previous=management(2019), created_in=2005)
MEMBERS_CONTEXT = Context(previous=members(year=2019), created_in=2005)
_NOTHING = {"memberships": 0.0, "sponsorship": 0.0, "projects": 0.0}
_NO_STATE = {i.code: 0.0 for i in MANAGEMENT.section("public_funding").items}
_NO_EXPENSE = {i.code: 0.0 for i in MANAGEMENT.section("expenses").items}
_LENT = {"person": "Léa Roux", "role": "projets", "employer": "company", "fte": 0.2}
_DIRECTOR = {"person": "Paul Petit", "role": "direction", "employer": "cluster", "fte": 1.0}

BROKEN_MANAGEMENT = {
    "income_positive": (
        management(
            private_funding=amounts("private_funding", **_NOTHING),
            public_funding=amounts("public_funding", **_NO_STATE),
        ),
        Place("private_funding"),
    ),
    "expenses_positive": (
        management(expenses=amounts("expenses", **_NO_EXPENSE)),
        Place("expenses"),
    ),
    "balanced": (
        management(
            expenses=amounts("expenses", staff=19_000.0),
            public_funding=amounts("public_funding", state=6_500.0),
        ),
        Place("expenses"),
    ),
    "provided_by": (management(team=[_DIRECTOR, _LENT]), Place("team", "b", "provided_by")),
    "change": (
        management(
            expenses=amounts("expenses", staff=20_000.0),
            private_funding=amounts("private_funding", projects=25_000.0),
        ),
        Place("expenses", "staff", "amount"),
    ),
    "president_on_a_body": (
        management(identity=identity(president="Jean Blanc")),
        Place("identity", "1", "president"),
    ),
    "company_number": (
        management(identity=identity(siren="732829321")),
        Place("identity", "1", "siren"),
    ),
    "women_within_seats": (
        management(bodies=[{"body": "Bureau", "seats": 8, "women": 9}]),
        Place("bodies", "a", "women"),
    ),
}
BROKEN_MEMBERS = {
    "duplicate_member": (members(member(), member()), Place("members", "b", "name")),
    "company_number": (members(member(siren="732829321")), Place("members", "a", "siren")),
    "member_since": (members(member(member_since=2004)), Place("members", "a", "member_since")),
    "left_in": (members(member(left_in=2021)), Place("members", "a", "left_in")),
    "left_before_joining": (
        members(member(member_since=2015, left_in=2014)),
        Place("members", "a", "member_since"),
    ),
    "member_gone": (members(member("Zeta", id="z")), Place("members")),
}


def _since(code: str, answer: Answer) -> Context:
    """Figures that stood as they are last year already, but for the rule on what moved."""
    return MANAGEMENT_CONTEXT if code == "change" else Context(replace(answer, year=2019), 2005)


CASES = [
    *((MANAGEMENT, _since(code, case[0]), code, *case) for code, case in BROKEN_MANAGEMENT.items()),
    *((MEMBERS, MEMBERS_CONTEXT, code, *case) for code, case in BROKEN_MEMBERS.items()),
]
NAMES = [f"{asked.code}-{code}" for asked, _, code, *_ in CASES]


def expected(asked: Questionnaire, code: str) -> str:
    return next(r.severity for r in asked.rules if r.code == code)


@pytest.mark.parametrize(("asked", "context", "code", "answer", "place"), CASES, ids=NAMES)
def test_a_broken_rule_is_one_finding_at_its_place(
    asked: Questionnaire, context: Context, code: str, answer: Answer, place: Place
) -> None:
    told = check(answer, asked, context).findings
    assert [(f.severity, f.code, f.place) for f in told] == [(expected(asked, code), code, place)]


@pytest.mark.parametrize(("asked", "context", "code", "answer", "place"), CASES, ids=NAMES)
def test_its_message_is_whole_in_both_languages(
    asked: Questionnaire, context: Context, code: str, answer: Answer, place: Place
) -> None:
    for finding in check(answer, asked, context).findings:
        for text in (finding.message.fr, finding.message.en):
            assert re.search(r"[{}]|None|\bnan\b|  |: \.|\(\)", text) is None, text
        assert re.search("(?<!\u202f)[;:!?»]|«(?!\u202f)", finding.message.fr) is None


def test_a_right_answer_has_no_finding() -> None:
    assert check(management(), MANAGEMENT, MANAGEMENT_CONTEXT).findings == ()
    assert check(members(), MEMBERS, MEMBERS_CONTEXT).findings == ()


def test_every_rule_is_broken_here_or_told_as_not_checked() -> None:
    for asked, broken in ((MANAGEMENT, BROKEN_MANAGEMENT), (MEMBERS, BROKEN_MEMBERS)):
        unchecked = check(management(), asked, MANAGEMENT_CONTEXT).not_checked
        assert {r.code for r in asked.rules} == {*broken, *unchecked}
    assert unchecked == ("type_and_register",)


def test_without_context_the_rules_that_need_it_are_told() -> None:
    assert check(management(), MANAGEMENT).not_checked == ("change",)
    assert set(check(members(), MEMBERS).not_checked) == {
        "member_since",
        "member_gone",
        "type_and_register",
    }
