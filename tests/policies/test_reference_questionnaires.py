"""What the reference policy asks: every code, in both languages, in good typography."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from pydantic import BaseModel

from grappe.policies import load_policy
from grappe.questions import Questionnaire, Words
from grappe.questions.values import fold

#: Numbers of the criteria of ECEI's labels, as far as they could be read.
ECEI = """
    1.1.0 1.1.1 1.1.2 1.2 2.1 2.2.1 2.2.2 2.2.3 2.2.4 2.3 2.4 2.5 2.6 2.7 3.1 3.2
    4.1.1 4.1.2 4.1.3 4.1.4 4.1.5 4.1.6 4.2 4.3 4.4 4.5 4.6.1 4.6.2 5.1
""".split()

FIELDS = {
    "management": {
        "identity": "legal_name siren legal_form address postal_code commune website created_in "
        "president director email",
        "label": "ecei ecei_until national",
        "team": "person role employer provided_by fte since",
        "expenses": "amount",
        "private_funding": "amount",
        "public_funding": "amount",
        "bodies": "body seats women",
        "governance": "body organisation college person role term_ends",
        "excellence": "strategy_adopted_on strategy_reviewed_on plan_until budget_followed "
        "indicators_followed working_groups members_met training_days qualified_team "
        "months_secured satisfaction_date satisfaction_answers satisfaction_mean mentions",
    },
    "members": {
        "members": "name siren foreign_number type member_since governance body left_in "
        "postal_code commune country website activity headcount start_up",
    },
    "operational": {
        "common_actions": "title kind led_with with_clusters domains_crossed starts_on ends_on "
        "taking_part",
        "communication": "title kind scope held_on reached",
        "prospecting": "title kind happened_on approached won",
        "contributions": "excellence_domain contribution with_partners domains_crossed",
        "stories": "title excellence_domain story_clusters innovators starting_point "
        "done_together came_of_it worth_quoting",
    },
}
ITEMS = {
    "expenses": "staff premises studies events international projects other",
    "private_funding": "memberships sponsorship projects",
    "public_funding": "state region_operating region_international region_calls other_public",
}
DOMAINS = "industry construction digital health agriculture energy mobility sports"
CHOICES = {
    "label.ecei": "none bronze silver gold",
    "label.national": "competitiveness regional",
    "team.employer": "cluster company public",
    "governance.college": "large medium sme research training public other",
    "members.type": "large medium sme research training public other",
    "common_actions.kind": "collective_action common_project",
    "communication.kind": "public_event press_coverage own_publication web_campaign trade_fair",
    "communication.scope": "regional national european international",
    "prospecting.kind": "site_visit open_meeting mailing referral",
    "contributions.excellence_domain": DOMAINS,
    "stories.excellence_domain": DOMAINS,
}
INDICATORS = {
    "management": "fte made_available_share team_size budget private_share public_share "
    "memberships_share sponsorship_share projects_share state_share "
    "region_operating_share region_international_share region_calls_share other_public_share "
    "cost_per_member seats private_seats_share women_seats_share",
    "members": "members members_by_type sme_share in_region_share new_members leavers "
    "membership_turnover retention median_seniority in_governance_share "
    "organisations groups in_several_clusters overlap overlap_of_domains "
    "members_by_size members_by_sector members_by_division members_by_department headcount "
    "revenue_median revenue_change revenue_sum result_median "
    "accounts_public accounts_confidential survival start_ups",
    "operational": "common_actions common_projects collective_actions cross_sector_actions "
    "inter_cluster_actions actions_between_domains communication_actions communication_by_scope "
    "communication_abroad_share "
    "prospecting_actions prospects_won s3_contributions s3_by_domain",
}
EARNED = {"revenue_median", "revenue_change", "revenue_sum", "result_median"}
PROTECTED_OF_MEMBERS = EARNED | {"overlap", "accounts_public", "accounts_confidential", "survival"}
PERSONAL = {
    "identity.president",
    "identity.director",
    "identity.email",
    "team.person",
    "governance.person",
}
NARROW_SPACE_MISSING = re.compile("(?<!\u202f)[;:!?»](?!//)|«(?!\u202f)")


@pytest.fixture(params=["management", "members", "operational"])
def asked(request: pytest.FixtureRequest) -> Questionnaire:
    return load_policy().questionnaire(request.param, "2019")


def words_in(part: object) -> Iterator[Words]:
    if isinstance(part, Words):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from words_in(getattr(part, name))
    elif isinstance(part, tuple):
        for one in part:
            yield from words_in(one)


def codes(parts: Sequence[Any]) -> str:
    return " ".join(part.code for part in parts)


def test_every_section_has_its_fields_in_their_order(asked: Questionnaire) -> None:
    assert {s.code: codes(s.fields) for s in asked.sections} == FIELDS[asked.code]


def test_every_given_row_has_its_code(asked: Questionnaire) -> None:
    found = {s.code: codes(s.items) for s in asked.sections if s.items}
    assert found == {code: ITEMS[code] for code in FIELDS[asked.code] if code in ITEMS}


def test_every_choice_has_its_codes(asked: Questionnaire) -> None:
    fields = [(f"{s.code}.{f.code}", f) for s in asked.sections for f in s.fields]
    found = {place: codes(f.choices) for place, f in fields if f.choices}
    assert found == {
        place: listed
        for place, listed in CHOICES.items()
        if place.split(".")[0] in FIELDS[asked.code]
    }


def test_every_indicator_is_there(asked: Questionnaire) -> None:
    assert codes(asked.indicators) == INDICATORS[asked.code]


def test_common_actions_and_communication_are_open_and_the_rest_of_actions_is_not() -> None:
    asked = load_policy().questionnaire("operational", "2019")
    open_ones = {one.code for one in asked.sections if one.sensitivity == "open"}
    assert open_ones == {"common_actions", "communication"}
    told = {one.code for one in asked.indicators if one.sensitivity == "protected"}
    assert told == {"prospecting_actions", "prospects_won", "s3_contributions", "s3_by_domain"}


def test_management_is_protected_and_members_is_open(asked: Questionnaire) -> None:
    if asked.is_quarterly:
        return
    own = [one for one in asked.indicators if one.code not in PROTECTED_OF_MEMBERS]
    said = {part.sensitivity for part in (*asked.sections, *own)}
    assert said == {"protected" if asked.code == "management" else "open"}


def test_links_and_what_companies_earn_are_protected() -> None:
    asked = load_policy().questionnaire("members", "2019")
    said = {one.code for one in asked.indicators if one.sensitivity == "protected"}
    assert said == PROTECTED_OF_MEMBERS


def test_what_companies_earn_is_never_told_over_few_of_them() -> None:
    asked = load_policy().questionnaire("members", "2019")
    read = [one for one in asked.indicators if "accounts_" in (one.value or "")]
    amounts = [one for one in read if not (one.value or "").startswith("count(")]
    assert {one.code for one in amounts} == EARNED
    assert {(one.least, one.once) for one in amounts} == {(5, "legal_unit")}


def test_only_people_are_personal_and_only_amounts_commercial(asked: Questionnaire) -> None:
    fields = [(f"{s.code}.{f.code}", f) for s in asked.sections for f in s.fields]
    assert {place for place, f in fields if f.is_personal} == (
        PERSONAL if asked.code == "management" else set()
    )
    assert all(f.commercial == (f.kind == "amount") for _, f in fields)


def test_every_word_is_said_in_both_languages(asked: Questionnaire) -> None:
    assert [w for w in words_in(asked) if not (w.fr.strip() and w.en.strip())] == []


def test_both_languages_have_the_same_places_to_fill(asked: Questionnaire) -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"{(\w+)}", text))

    assert [w for w in words_in(asked) if places(w.fr) != places(w.en)] == []


def test_french_has_narrow_spaces_before_its_signs(asked: Questionnaire) -> None:
    assert [w.fr for w in words_in(asked) if NARROW_SPACE_MISSING.search(w.fr)] == []


def test_every_field_says_why_it_is_asked(asked: Questionnaire) -> None:
    assert [f.code for s in asked.sections for f in s.fields if f.why is None] == []


def test_every_message_for_people_ends_as_a_sentence(asked: Questionnaire) -> None:
    messages = [r.message for r in asked.rules] + [i.sentence for i in asked.indicators]
    assert [m for m in messages if not (m.fr.endswith(".") and m.en.endswith("."))] == []


def test_every_heading_has_other_spellings(asked: Questionnaire) -> None:
    assert [f.code for s in asked.sections for f in s.fields if not f.also] == []


def folded(labelled: Sequence[Any]) -> list[str]:
    """The spellings of each, once each, as they are compared."""
    return [w for one in labelled for w in {fold(x) for x in (one.label.fr, *one.also)}]


def test_a_spelling_never_stands_for_two_headings_choices_or_rows(asked: Questionnaire) -> None:
    fields = [f for s in asked.sections for f in s.fields]
    groups = [g for s in asked.sections for g in (s.fields, s.items)]
    for group in [*groups, *(f.choices for f in fields)]:
        spellings = folded(group)
        assert {word for word in spellings if spellings.count(word) > 1} == set()


def test_criteria_bear_numbers_that_there_are() -> None:
    told = [
        one.code
        for questionnaire in load_policy().questionnaires
        for what in (
            *questionnaire.indicators,
            *(f for s in questionnaire.sections for f in s.fields),
        )
        for one in what.criteria
        if one.set == "ECEI Gold 2012"
    ]
    assert told
    assert set(told) <= set(ECEI)
