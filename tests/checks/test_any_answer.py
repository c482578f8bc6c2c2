"""Whatever stands in a cell, checking says something of it and never breaks."""

from dataclasses import replace
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from grappe.answers import Answer, Row
from grappe.checks import Context, check
from grappe.questions import Questionnaire, parse
from tests.checks.given import MANAGEMENT, MEMBERS, management, members

VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.text("0123456789 .", max_size=15)
    | st.sampled_from(["732829320", "73282932000074", "sme", "FR", "{value}", "²", "2020-02-30"])
)


def answers(asked: Questionnaire, right: Answer) -> st.SearchStrategy[Answer]:
    """A right answer with any values in some cells of its rows, and some more rows."""
    sections = {
        section.code: st.lists(
            st.fixed_dictionaries({}, optional={f.code: VALUES for f in section.fields}), max_size=2
        ).map(partial(spoilt, right.rows(section.code)))
        for section in asked.sections
    }
    return st.fixed_dictionaries(sections).map(lambda s: replace(right, sections=s))


def spoilt(kept: tuple[Row, ...], more: list[dict]) -> tuple[Row, ...]:
    ids = [row.id for row in kept] or ["n"]
    changed = {ids[n] if n < len(ids) else f"more{n}": values for n, values in enumerate(more)}
    rows = {row.id: row.values for row in kept}
    return tuple(
        Row(name, {**rows.get(name, {}), **changed.get(name, {})})
        for name in dict.fromkeys((*rows, *changed))
    )


def look(asked: Questionnaire, answer: Answer, previous: Answer) -> None:
    told = check(answer, asked, Context(previous=previous, created_in=2005))
    for finding in told.findings:
        assert finding.message.fr and finding.message.en
        assert asked.has(finding.place.section)


@settings(deadline=None)
@given(answers(MANAGEMENT, management()), answers(MANAGEMENT, management(2019)))
def test_management_is_checked_whatever_it_says(answer: Answer, previous: Answer) -> None:
    look(MANAGEMENT, answer, previous)


@settings(deadline=None)
@given(answers(MEMBERS, members()), answers(MEMBERS, members(year=2019)))
def test_members_are_checked_whatever_they_say(answer: Answer, previous: Answer) -> None:
    look(MEMBERS, answer, previous)


@settings(deadline=None)
@given(VALUES | st.dates() | st.datetimes() | st.binary(max_size=5))
def test_anything_is_parsed_in_any_field(raw: object) -> None:
    for asked in (MANAGEMENT, MEMBERS):
        for section in asked.sections:
            for field in section.fields:
                assert isinstance(parse(field, raw), str | int | float | None)
