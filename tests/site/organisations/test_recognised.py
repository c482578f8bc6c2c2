import pytest

from grappe.site.organisations.recognised import Recognised, sent
from grappe.site.rounds import draft_rows, reviewing, submitting
from tests.site.making import cluster
from tests.site.rounds.asked import accepted, asked, member


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Recognised(160, 12, 3), "160 of 175 lines are recognised, 12 need a look, 3 are new"),
        (Recognised(2, 1, 1), "2 of 4 lines are recognised, one needs a look, one is new"),
        (Recognised(4, 0, 0), "All 4 lines are recognised"),
        (Recognised(1, 0, 0), "The one line is recognised"),
    ],
)
def test_a_list_is_told_in_one_sentence(found, said):
    assert str(found) == said


@pytest.mark.django_db
def test_who_was_a_member_nowhere_before_is_new_to_the_region(data):
    known = member()
    first = asked(cluster("Minalogic"), year=2020)
    draft_rows.add_rows(first, "members", [known], by=None)
    submitting.submit(first, by=None)
    reviewing.accept(first, by=None)
    report = asked(cluster("Tenerrdis"))
    draft_rows.add_rows(report, "members", [known, member(name="Turbines Épure")], by=None)
    told = sent(submitting.submit(report, by=None).number)
    assert [one.name for one in told.newcomers] == ["Turbines Épure"]
    assert told.recognised == Recognised(2, 0, 0)


@pytest.mark.django_db
def test_an_accepted_list_does_not_make_its_own_members_known(data):
    made = accepted(asked(cluster("Minalogic")), rows=2)
    assert len(sent(made.number).newcomers) == 2
