"""The changes that `drills/mutations.py` makes, each tried in a child of this process."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from drills.mutants import SOURCE, Mutant, mutants_of
from drills.mutations import groups

from grappe.figures import connecting, formula
from grappe.figures.telling_apart import Groups
from grappe.site.accounts import rights

HERE = Path(__file__).parents[2]


def in_a_child(holds: Callable[[], bool]) -> bool:
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if holds() else 1)
        finally:
            os._exit(2)
    return os.waitpid(child, 0)[1] == 0


def changed(file: str, was: str, becomes: str) -> Mutant:
    found = [one for one in mutants_of(file) if (one.was, one.becomes) == (was, becomes)]
    assert found, [str(one) for one in mutants_of(file)]
    return found[0]


def after(mutant: Mutant, holds: Callable[[], bool]) -> bool:
    def made() -> bool:
        mutant.make()
        return holds()

    return in_a_child(made)


def test_a_function_does_something_else_wherever_it_was_imported():
    mutant = changed("grappe/figures/formula.py", "_sql(operand)", "_sql(None)")
    asked = formula.formula_sql
    assert asked("-a") == '(-fsum("a".value))'
    assert after(mutant, lambda: _fails(asked))


def _fails(asked: Callable[[str], str]) -> bool:
    try:
        return bool(asked("-a")) and False
    except AssertionError:
        return True


def test_a_constant_is_another_one():
    mutant = changed("grappe/figures/telling_apart.py", "3", "4")
    three = frozenset("abc")

    def told() -> bool:
        return Groups(frozenset()).tell([], three) and bool(Groups(frozenset()).tell([1], three))

    assert in_a_child(told)
    assert not after(mutant, told)


def test_a_letter_of_the_table_of_rights_is_given_or_taken():
    file = "grappe/site/accounts/rights.py#TABLE"
    (mutant,) = (
        one
        for one in mutants_of(file)
        if (one.inside, one.was) == ("grants", "contributor lacks r")
    )
    assert rights.TABLE["grants"]["contributor"] == "-"
    assert after(mutant, lambda: "r" in rights.TABLE["grants"]["contributor"])


def test_sql_is_changed_where_it_is_asked_for():
    (mutant,) = (
        one for one in mutants_of("grappe/figures/sql/formula.sql") if one.was.startswith("AND")
    )
    assert " AND " in connecting._template("formula")
    assert after(mutant, lambda: " AND " not in connecting._template("formula"))


def test_what_is_said_to_readers_is_not_changed():
    changes = [
        one for one in mutants_of("grappe/checks/mandatory.py") if one.inside.startswith("_")
    ]
    assert not any("Please fill it in" in one.was for one in changes)


def test_what_is_to_be_changed_and_what_is_to_notice_are_there():
    made, explained = groups()
    assert {one.name for one in made} == {"checks", "rights", "totals", "suppression", "trail"}
    for group in made:
        assert group.files and all((HERE / test).exists() for test in group.tests)
    assert all(list(SOURCE.rglob(one.file)) for one in explained)


@pytest.mark.parametrize("one", groups()[1], ids=lambda one: one.says[:40])
def test_each_explanation_says_of_which_change_it_speaks(one):
    """One that speaks of no change any more goes."""
    made = groups()[0]
    changes = [m for group in made for file in group.files for m in mutants_of(file)]
    assert any(one.holds(mutant) for mutant in changes)
