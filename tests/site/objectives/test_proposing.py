"""A trajectory is proposed, talked over, agreed on, and changed later only with a reason."""

from datetime import date

import pytest

from grappe.site import clock
from grappe.site.errors import Refused
from grappe.site.objectives.models import Trajectory
from grappe.site.objectives.proposing import Mistaken, Wish, agree, propose, remark
from grappe.site.objectives.reading import courses_of
from grappe.site.policy.models import Lineage
from grappe.site.trail.models import Event
from tests.site.making import cluster, person
from tests.site.objectives.making import AGREED_ON, agreed, proposed, seen, span, wish

pytestmark = pytest.mark.django_db


def course(of, code="people_trained"):
    return next(one for one in courses_of(of, span(), None) if one.aim.code == code)


@pytest.fixture
def minalogic():
    return cluster("Minalogic", "digital")


def test_a_cluster_has_the_base_objectives_and_those_of_its_domains(minalogic):
    codes = [one.aim.code for one in courses_of(minalogic, span(), None)]
    assert len(codes) == 14
    assert codes[-1] == "companies_digitalised"
    assert "four_season_offers" not in codes


def test_a_proposal_waits_until_an_officer_agrees_and_both_names_and_the_days_stand(minalogic):
    proposed(minalogic, {"people_trained": wish(10, 20, 30)})
    assert course(minalogic).state == "proposed"
    officer = person("officer", of="digital", name="Paul")
    with clock.at(AGREED_ON):
        agree(minalogic, span(), {"people_trained": 1}, by=officer)
    one = course(minalogic).agreed
    assert (one.by.name.startswith("Person"), one.agreed_by.name) == (True, "Paul")
    assert (one.at.date(), one.agreed_at.date()) == (date(2020, 2, 3), AGREED_ON)
    assert one.capacity == "officer:digital"
    actions = list(Event.objects.values_list("action", flat=True))
    assert actions[-2:] != [] and "objectives.agreed" in actions
    assert "objectives.proposed" in actions


@pytest.mark.parametrize(
    ("targets", "place"),
    [((9, 20, 30), "2020"), ((20, 19, 30), "2021"), ((20, 30, 29), "2022")],
)
def test_a_target_against_its_direction_is_told_at_its_year(minalogic, targets, place):
    with pytest.raises(Mistaken) as told:
        proposed(minalogic, {"people_trained": wish(*targets)})
    assert list(told.value.places) == [("people_trained", place)]
    assert "more is better here" in str(told.value)
    assert not Trajectory.objects.exists()


def test_a_year_without_a_target_is_asked_for_and_nothing_is_kept(minalogic):
    wishes = {"people_trained": wish(20, None, 30), "mentions": wish(20, 30, 40)}
    with pytest.raises(Mistaken) as told:
        proposed(minalogic, wishes)
    assert list(told.value.places) == [("people_trained", "2021")]
    assert not Trajectory.objects.exists()


def test_the_baseline_may_be_unknown(minalogic):
    [one] = proposed(minalogic, {"mentions": wish(5, 5, 6, baseline=None)})
    assert one.baseline is None


def test_what_is_agreed_on_changes_only_with_a_reason_and_the_old_one_stays(minalogic):
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    with pytest.raises(Mistaken) as told:
        proposed(minalogic, {"people_trained": wish(15, 20, 30)})
    assert list(told.value.places) == [("", "reason")]
    proposed(minalogic, {"people_trained": wish(15, 20, 30)}, reason="Lockdown.")
    one = course(minalogic)
    assert (one.state, one.in_force.target(2020), one.latest.target(2020)) == ("changing", 20, 15)
    with clock.at(date(2020, 9, 1)):
        agree(minalogic, span(), {"people_trained": 2}, by=person("officer", of="digital"))
    one = course(minalogic)
    [(old, new)] = one.replaced
    assert (old.target(2020), new.target(2020), new.reason) == (20, 15, "Lockdown.")
    assert (one.state, one.in_force) == ("agreed", new)


def test_two_people_who_propose_at_once_do_not_lose_each_others_targets(minalogic):
    proposed(minalogic, {"people_trained": wish(20, 30, 40)})
    late = person("manager", of=minalogic)
    with pytest.raises(Mistaken) as told:
        propose(minalogic, span(), {"people_trained": wish(11, 12, 13)}, seen={}, by=late)
    assert "20 · 30 · 40 meanwhile" in str(told.value)
    assert course(minalogic).latest.target(2020) == 20


def test_what_differs_in_nothing_is_no_new_version(minalogic):
    proposed(minalogic, {"people_trained": wish(20, 30, 40)})
    assert proposed(minalogic, {"people_trained": wish(20, 30, 40)}) == []
    assert Trajectory.objects.count() == 1


def test_an_officer_does_not_agree_with_what_was_proposed_anew_meanwhile(minalogic):
    proposed(minalogic, {"people_trained": wish(20, 30, 40)})
    read = seen(minalogic)
    proposed(minalogic, {"people_trained": wish(11, 12, 13)})
    with pytest.raises(Refused, match="something else meanwhile"):
        agree(minalogic, span(), read, by=person("officer", of="digital"))
    assert course(minalogic).agreed is None


def test_a_cluster_that_merged_sets_no_objective_and_keeps_its_own_to_read(minalogic):
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    follower = cluster("Digital League", "digital")
    minalogic.in_policy = False
    minalogic.save()
    Lineage.objects.create(
        kind="merger", on=date(2021, 1, 1), before=minalogic.code, after=follower.code
    )
    with (
        clock.at(date(2021, 2, 1)),
        pytest.raises(Refused, match="Minalogic is no more: .* go on with Digital League"),
    ):
        propose(
            minalogic,
            span(),
            {"mentions": wish(20, 30, 40)},
            seen={},
            by=person("manager", of=minalogic),
        )
    assert course(minalogic).agreed.target(2022) == 40


def test_an_objective_of_another_domain_is_refused(minalogic):
    with pytest.raises(Refused, match="not one of the cluster's"):
        proposed(minalogic, {"four_season_offers": wish(20, 30, 40)})


def test_what_is_said_stands_beside_the_objective(minalogic):
    by = person("officer", of="digital")
    remark(minalogic, span(), "mentions", " Why so few? ", by=by, of_region=True)
    [one] = course(minalogic, "mentions").remarks
    assert (one.text, one.of_region) == ("Why so few?", True)
    for text, why in (("  ", "Write a few words"), ("x" * 2001, "At most 2000")):
        with pytest.raises(Refused, match=why):
            remark(minalogic, span(), "mentions", text, by=by, of_region=True)


def test_less_may_be_better_and_near_enough_too():
    from grappe.policies import Objective

    told = {"code": "x", "topic": "s3", "title": {"fr": "x", "en": "x"}, "indicator": "fte"}
    less = Objective.model_validate({**told, "direction": "less"})
    assert (less.goes_back(3, 4), less.goes_back(4, 3)) == (True, False)
    assert (less.is_met(4, 3), less.is_met(4, 5)) == (True, False)
    near = Objective.model_validate({**told, "direction": "range", "margin": 2})
    assert [near.is_met(10, value) for value in (7, 8, 12, 13)] == [False, True, True, False]
    assert not near.goes_back(4, 3)


def test_a_wish_may_leave_years_open_only_where_nothing_stands(minalogic):
    proposed(minalogic, {"people_trained": wish(20, 30, 40)})
    with pytest.raises(Mistaken):
        proposed(minalogic, {"people_trained": Wish(None, dict.fromkeys((2020, 2021, 2022)))})
    assert course(minalogic).latest.version == 1
