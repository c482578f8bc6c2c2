"""Parts in words, in an order that ranks nobody."""

from grappe.figures import Figure, Parts, hue_of, in_order
from grappe.figures.breakdowns import MOST_PARTS, drawn_parts
from grappe.figures.parts import parts_of
from grappe.policies import load_policy
from grappe.questions import Words
from tests.figures.tables import policy


def figure(code: str | None, value: float, by: str = "other_clusters") -> Figure:
    return Figure("x", "count", "open", "cluster", "A", 2021, {by: code}, value, 1, "shown")


def test_clusters_stand_by_name_and_not_by_value():
    parts = parts_of([], "other_clusters", policy())
    found = in_order([figure("C", 9), figure("A", 5), figure("B", 7)], parts)
    assert [one.breakdown for one in found] == [{"other_clusters": c} for c in "ABC"]


def test_what_is_not_known_is_the_last():
    parts = Parts({"a": Words(fr="a", en="a"), "": Words(fr="Non connu", en="Not known")})
    found = drawn_parts([figure(None, 9), figure("a", 1)], parts, "en")
    assert [(one.name, one.value) for one in found] == [("a", 1), ("Not known", 9)]


def test_of_many_parts_the_smallest_are_drawn_together():
    found = drawn_parts([figure(f"p{n}", n) for n in range(1, 20)], Parts({}), "en")
    assert len(found) == MOST_PARTS
    assert (found[-1].name, found[-1].value) == ("Others (8)", sum(range(1, 9)))


def test_codes_of_the_register_have_words_in_both_languages():
    wanted = {
        "register_category": ("PME", "SME"),
        "register_headcount": ("12", "20 to 49 employees"),
        "register_sector": ("NAFRev2 C", "Manufacturing"),
        "register_division": ("NAFRev2 85", "Education (85)"),
        "department": ("38", "Isère (38)"),
        "other_domains": ("D", "D"),
    }
    found = {by: parts_of([], by, policy()).words[code].en for by, (code, _) in wanted.items()}
    assert found == {by: said for by, (_, said) in wanted.items()}
    said = parts_of([], "register_sector", policy()).words["NAF2025 C"]
    assert said == Words(fr="Industrie manufacturière (NAF 2025)", en="Manufacturing (NAF 2025)")


def test_a_company_of_a_size_has_the_hue_of_its_type():
    sizes, types = (parts_of([], "register_category", policy()), _types())
    for size, kind in (("PME", "sme"), ("ETI", "medium"), ("GE", "large")):
        assert hue_of(size, sizes) == hue_of(kind, types)
    assert len({hue_of(code, types) for code in ("sme", "medium", "large")}) == 3


def _types() -> Parts:
    shipped = load_policy()
    members = next(one for one in shipped.latest if one.code == "members")
    return parts_of([members.section("members")], "type", shipped)
