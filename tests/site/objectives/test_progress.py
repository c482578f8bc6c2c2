"""What is reported of a year, and how many objectives are on their way: never who."""

from datetime import date

import pytest

from grappe.site import clock
from grappe.site.errors import Refused
from grappe.site.objectives import pages
from grappe.site.objectives.models import Reported
from grappe.site.objectives.progress import progress, summed
from grappe.site.objectives.proposing import Mistaken
from grappe.site.objectives.reading import courses_of
from grappe.site.objectives.reporting import Said, report
from tests.site.making import cluster, person
from tests.site.objectives.making import TODAY, agreed, reported, span, wish

pytestmark = pytest.mark.django_db
TRAINED = "people_trained"


def clusters_with(values, *, domain="digital", code=TRAINED, on=date(2021, 3, 1)):
    """As many clusters as values, each with a target of 20 for 2020."""
    found = [cluster(None, domain) for _ in values]
    for one, value in zip(found, values, strict=True):
        agreed(one, {code: wish(20, 30, 40)})
        if value is not None:
            reported(one, {code: value}, on=on)
    return found


def told(code=TRAINED, on=TODAY):
    with clock.at(on):
        aims = [one for one in (*pages.base(), *pages.specific_to("digital")) if one.code == code]
        [line] = progress(aims, span(), 2020, None)
    return line


def test_what_is_reported_stands_beside_its_target_and_can_be_corrected():
    [one] = clusters_with([21])
    reported(one, {TRAINED: 22}, on=date(2021, 4, 1))
    assert list(Reported.objects.values_list("version", "value")) == [(1, 21), (2, 22)]
    course = next(c for c in courses_of(one, span(), None) if c.aim.code == TRAINED)
    assert course.values == {2020: 22}
    assert course.reported[2020].view == "It went well."


def test_a_report_opens_on_its_day():
    one = cluster("Minalogic", "digital")
    agreed(one, {TRAINED: wish(20, 30, 40)})
    with pytest.raises(Refused, match="opens on 1 February 2021"):
        reported(one, {TRAINED: 21}, on=date(2021, 1, 31))


def test_a_value_is_asked_for_where_no_figure_tells_it():
    one = cluster("Minalogic", "digital")
    agreed(one, {TRAINED: wish(20, 30, 40), "network_growth": wish(20, 30, 40)})
    with pytest.raises(Mistaken) as said:
        reported(one, {TRAINED: None, "network_growth": None})
    assert list(said.value.places) == [(TRAINED, "value")]
    [kept] = reported(one, {"network_growth": None})
    assert kept.value is None


def test_two_people_who_report_at_once_do_not_lose_each_others_words():
    [one] = clusters_with([21])
    with clock.at(TODAY), pytest.raises(Mistaken, match="reported this meanwhile"):
        report(
            one,
            span(),
            2020,
            {TRAINED: Said(5, "", "")},
            seen={},
            by=person("manager", of=one),
        )
    assert Reported.objects.get().value == 21


def test_three_clusters_or_more_are_counted():
    clusters_with([21, 20, 19, None])
    assert (told().behind, told().on_their_way) == (3, 2)


@pytest.mark.parametrize("values", [[21, 19], [21, 22, 23], [1, 2, 3]])
def test_a_number_that_would_tell_who_is_hidden(values):
    clusters_with(values)
    assert told().hidden
    assert told().on_their_way is None


def test_sums_leave_out_what_is_hidden():
    clusters_with([21, 20, 19])
    clusters_with([50, 60], code="mentions")
    with clock.at(TODAY):
        every = progress(pages.base(), span(), 2020, None)
    assert (summed(every).behind, summed(every).on_their_way) == (3, 2)


def test_a_report_that_comes_in_alone_is_counted_with_those_of_its_month():
    clusters_with([21, 20, 19])
    clusters_with([25], on=date(2021, 6, 3))
    assert told(on=date(2021, 6, 7)).behind == 3
    assert told(on=date(2021, 7, 1)).behind == 4


def test_what_counts_is_the_target_last_agreed_on():
    first, *_ = clusters_with([19, 20, 19])
    agreed(first, {TRAINED: wish(19, 30, 40)}, reason="Lockdown.", on=date(2020, 9, 1))
    assert told().on_their_way == 2


def test_nothing_reported_is_not_hidden():
    clusters_with([None])
    assert (told().behind, told().hidden, told().on_their_way) == (0, False, None)
