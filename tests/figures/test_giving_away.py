"""Nothing shown gives a protected figure away: by the linear algebra of everything that is shown,
over random regions, answers, readers and publications."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from grappe.figures import EVERYBODY, Audience, Sum, Themed, seen_by, sums_told, told_by
from grappe.figures.audience import NOTHING
from tests.figures.giving_away import Answers, Themes, given_away, region

CLUSTERS = "ABCDEFGHI"


@st.composite
def publications(draw: st.DrawFn) -> list[Answers]:
    """One to three, each with more answers than the one before."""
    named = CLUSTERS[: draw(st.integers(3, len(CLUSTERS)))]
    domains = {c: draw(st.sampled_from(("d", "e", "f"))) for c in named}
    amount = st.integers(1, 99)
    amounts = {c: draw(st.tuples(amount, amount, amount)) for c in named}
    came = {c: draw(st.tuples(st.integers(0, 3), st.integers(0, 3))) for c in named}
    return [_until(n, domains, amounts, came) for n in range(draw(st.integers(1, 3)))]


def _until(
    n: int,
    domains: Mapping[str, str],
    amounts: Mapping[str, tuple[int, int, int]],
    came: Mapping[str, tuple[int, int]],
) -> Answers:
    money, heads = (frozenset(c for c, when in came.items() if when[i] <= n) for i in (0, 1))
    return Answers(domains, amounts, money, heads)


def equations(answers: list[Answers], audience: Audience) -> list[list[float]]:
    """All that this audience reads in these publications, one after the other."""
    policy, before, read = region(answers[0].domains), NOTHING, []
    for one in answers:
        figures = one.figures()
        seen = seen_by(figures, audience, policy, before)
        before |= told_by(seen, figures, policy)
        read += [one.equation(figure) for figure in seen if figure.value is not None]
    return read


def with_themes(answers: list[Answers], themes: Themes, audience: Audience) -> list[list[float]]:
    """The same, and of themes what is told after the rest of each publication."""
    policy, before, read = region(answers[0].domains), NOTHING, []
    for one in (replace(one, themes=themes) for one in answers):
        figures = one.figures()
        seen = seen_by(figures, audience, policy, before)
        before |= told_by(seen, figures, policy)
        read += [one.equation(figure) for figure in seen if figure.value is not None]
        themed = {name: Themed(some, one.of_theme(name)) for name, some in themes.items()}
        sums = sums_told(themed, figures, audience, policy, before)
        before |= sums.told
        read += [
            one.equation(figure)
            for name, theme in themed.items()
            for figure in theme.figures
            if Sum(name, figure.indicator, figure.period) in sums.shown
        ]
    return read


readers = st.frozensets(st.sampled_from(CLUSTERS), max_size=3)


@settings(max_examples=150, deadline=None)
@given(publications(), readers)
def test_nothing_is_known_of_one_or_two_clusters_of_others(answers, mine):
    read = equations(answers, Audience(own=mine, in_charge=mine))
    assert list(given_away(list(answers[0].domains), read, mine)) == []


of_themes = st.dictionaries(
    st.sampled_from(("s", "t")), st.frozensets(st.sampled_from(CLUSTERS), min_size=1), max_size=2
)


@settings(max_examples=100, deadline=None)
@given(publications(), of_themes, readers)
def test_nor_by_what_clusters_of_a_theme_have_together(answers, themes, mine):
    named = frozenset(answers[0].domains)
    inside = {code: some & named for code, some in themes.items() if some & named}
    read = with_themes(answers, inside, Audience(own=mine, in_charge=mine))
    assert list(given_away(list(answers[0].domains), read, mine)) == []


def test_a_theme_of_three_in_a_region_that_leaves_three_more_is_told():
    domains = dict.fromkeys("ABCDEF", "d")
    amounts = {c: (10 + n, 20 + 3 * n, 3 + n) for n, c in enumerate(domains)}
    one = Answers(domains, amounts, frozenset(domains), frozenset(domains))
    read = with_themes([one], {"s": frozenset("ABC")}, EVERYBODY)
    assert [1.0, 1.0, 0] * 3 + [0.0] * 9 in [[float(x) for x in row] for row in read]


@settings(max_examples=50, deadline=None)
@given(publications(), readers)
def test_nobody_is_told_of_another_cluster_and_everybody_of_the_own_ones(answers, mine):
    one = answers[-1]
    seen = seen_by(one.figures(), Audience(own=mine, in_charge=mine), region(one.domains))
    of_clusters = [figure for figure in seen if figure.by == "cluster"]
    assert {figure.name for figure in of_clusters} <= mine
    assert "hidden" not in {figure.status for figure in of_clusters}


@settings(max_examples=50, deadline=None)
@given(publications())
def test_over_three_clusters_or_more_a_first_publication_tells_the_region(answers):
    one = answers[0]
    seen = seen_by(one.figures(), EVERYBODY, region(one.domains))
    budget = next(f for f in seen if (f.by, f.indicator) == ("region", "budget"))
    many = len(one.behind("budget", "Region"))
    assert budget.status == ("shown" if many >= 3 else "hidden" if many else "missing")


def test_the_proof_finds_what_a_rule_by_number_alone_would_give_away():
    domains = {"A": "d", "B": "d", "C": "d", "D": "e"}
    amounts = {c: (10 + n, 20 + 3 * n, 3 + n) for n, c in enumerate(domains)}
    one = Answers(domains, amounts, frozenset(domains), frozenset("ABC"))
    by_number = [f for f in one.figures() if f.n >= 3 and f.value is not None]
    read = [one.equation(figure) for figure in by_number]
    assert ("D",) in list(given_away(list(domains), read, ()))
