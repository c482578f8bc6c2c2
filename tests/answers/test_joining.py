"""What several clusters told, as one answer of whoever follows them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from grappe.answers import Answer, Row, join
from grappe.policies import load_policy

MEMBERS = load_policy().questionnaire("members", "2019")
MANAGEMENT = load_policy().questionnaire("management", "2019")


def listed(*names: str, year: int = 2020, **left: int) -> Answer:
    rows = [
        Row(f"{year} {name}", {"name": name} | ({"left_in": left[name]} if name in left else {}))
        for name in names
    ]
    return Answer("members", "2019", year, {"members": tuple(rows)})


def names(answer: Answer) -> list[object]:
    return [row.values["name"] for row in answer.rows("members")]


def test_whoever_stands_in_both_lists_stands_once_with_what_both_say():
    one = Row("a", {"name": "Optique Vercors", "commune": "Crolles"})
    other = Row("b", {"name": "OPTIQUE VERCORS SAS", "commune": "Bernin", "postal_code": "38190"})
    lists = [Answer("members", "2019", 2020, {"members": (row,)}) for row in (one, other)]
    (row,) = join(lists, MEMBERS, [{}, {}]).rows("members")
    assert row.values == {**other.values, **one.values}


def test_who_they_are_known_to_be_goes_before_their_names():
    lists = [listed("Optique Vercors"), listed("OV Instruments", year=2019)]
    same = [{("members", "2020 Optique Vercors"): 7}, {("members", "2019 OV Instruments"): 7}]
    assert names(join(lists, MEMBERS, same)) == ["Optique Vercors"]
    lists = [listed("Garage Dupont"), listed("Garage Dupont", year=2019)]
    two = [{("members", "2020 Garage Dupont"): 1}, {("members", "2019 Garage Dupont"): 2}]
    assert len(names(join(lists, MEMBERS, two))) == 2


def test_who_had_left_one_of_them_stays_where_it_was_left_by_the_other():
    lists = [listed("Optique", "Soie", Soie=2019), listed("Soie", "Cuir", year=2019, Cuir=2018)]
    joined = join(lists, MEMBERS, [{}, {}])
    assert (names(joined), joined.year) == (["Optique", "Soie"], 2020)


def test_of_what_is_no_list_stands_that_in_which_they_agree():
    section = next(one for one in MANAGEMENT.sections if one.kind == "record").code
    told = [{"a": 1, "b": 5}, {"a": 1, "b": 6, "c": 2}]
    both = [Answer("management", "2019", 2020, {section: (Row("1", one),)}) for one in told]
    (row,) = join(both, MANAGEMENT, [{}, {}]).rows(section)
    assert row.values == {"a": 1, "c": 2}


some_lists = some.lists(some.sets(some.sampled_from("abcdefgh")), min_size=2, max_size=4)


@given(some_lists)
def test_nobody_is_lost_nobody_doubled_and_no_two_rows_share_an_id(lists):
    told = [replace(listed(*(f"Atelier {one}" for one in sorted(of))), year=2020) for of in lists]
    joined = join(told, MEMBERS, [{} for _ in told])
    assert sorted(names(joined)) == sorted({f"Atelier {one}" for of in lists for one in of})
    ids = [row.id for row in joined.rows("members")]
    assert len(set(ids)) == len(ids)
