"""What the company register says is told at its cell, never in the way of sending."""

import pytest

from grappe.site.rounds import draft_rows, submitting
from grappe.site.rounds.reading import check_report, draft_answer
from tests.site.organisations.register_making import load_register
from tests.site.rounds.asked import asked, member, minalogic

pytestmark = pytest.mark.django_db


def test_a_type_that_the_register_contradicts_is_asked_about_with_its_word(data):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    report = asked(minalogic())
    row = member(name="Valminex Turbines", siren=valmine, type="large")
    draft_rows.add_rows(report, "members", [row], by=None)
    checked = check_report(report, draft_answer(report))
    (found,) = checked.warnings
    assert (found.code, found.correction) == ("type_and_register", "sme")
    assert submitting.submit(report, by=None).unexplained[0][0] == "type_and_register"


def test_without_a_register_the_rule_is_told_as_not_checked(data):
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member()], by=None)
    assert "type_and_register" in check_report(report, draft_answer(report)).not_checked
