"""The demonstration's company register: invented, in Insee's form, and believably changed."""

import random
from collections import Counter
from datetime import date, datetime, time
from pathlib import Path

import pytest

from grappe.demonstration.members import Memberships
from grappe.demonstration.organisations import Organisation, Population
from grappe.demonstration.registering import Registers
from grappe.demonstration.sirene import write_files
from grappe.demonstration.timeline import REGISTER_OF
from grappe.policies import load_policy
from grappe.references import communes_of_region, is_right
from grappe.register import accounts, changes, companies, current
from grappe.site.organisations.directories import register_folder

DAYS = [datetime.combine(day, time(10)) for day in REGISTER_OF]


@pytest.fixture(scope="module")
def everybody() -> list[Organisation]:
    policy, chance = load_policy(), random.Random(1906)
    population = Population(chance, communes_of_region(policy.region))
    Memberships(chance, population, policy.clusters)
    return population.all


@pytest.fixture(scope="module")
def registers(everybody: list[Organisation]) -> Registers:
    return Registers(everybody, 1906)


@pytest.fixture
def version(registers: Registers, data: Path) -> Path:
    """The second register, loaded after the first one."""
    for day in DAYS:
        registers.load(day)
    loaded = current(register_folder())
    assert loaded is not None
    return loaded


def test_the_same_seed_gives_the_same_files(
    everybody: list[Organisation], registers: Registers, tmp_path: Path
) -> None:
    day = date(2021, 4, 2)
    written = []
    for name, made in (("one", registers), ("two", Registers(everybody, 1906))):
        folder = tmp_path / name
        folder.mkdir()
        files = write_files(folder, made.on[DAYS[1].date()], day)
        written.append([file.read_bytes() for file in files])
    assert len(written[0]) == 5
    assert written[0] == written[1]


def test_every_unit_is_recognisably_invented(registers: Registers) -> None:
    numbers = [one.siren for one in registers.on[DAYS[0].date()]]
    assert all(one.startswith("00") and is_right(one) for one in numbers)
    assert len(set(numbers)) == len(numbers)


def test_members_stand_in_it_with_neighbours_and_some_are_lacking(
    everybody: list[Organisation], registers: Registers
) -> None:
    held = {one.siren for one in registers.on[DAYS[0].date()]}
    kinds = Counter(one.type for one in everybody if one.number in held)
    of_all = Counter(one.type for one in everybody)
    assert len(held - {one.number for one in everybody}) == 400
    assert not held & {one.number for one in everybody if one.country != "FR"}
    assert kinds["sme"] / of_all["sme"] > 0.95
    assert 0.3 < kinds["research"] / of_all["research"] < 0.7


def test_two_years_change_some_of_them_in_every_way(
    everybody: list[Organisation], version: Path
) -> None:
    told = Counter(one.kind for one in changes(version, [one.number for one in everybody]))
    assert set(told) == {
        "hidden",
        "renamed",
        "moved",
        "merged",
        "ceased",
        "resized",
        "other_activity",
    }
    assert sum(told.values()) < 0.1 * len(everybody)


def test_a_few_people_refused_diffusion(everybody: list[Organisation], version: Path) -> None:
    found = companies(version, [one.number for one in everybody])
    hidden = [one for one in found.values() if one.is_hidden]
    assert 5 < len(hidden) < 100
    assert {one.name for one in hidden} == {""}


def test_a_third_of_small_companies_keep_their_accounts_confidential(
    everybody: list[Organisation], version: Path
) -> None:
    small = [one.number for one in everybody if one.type == "sme"]
    told = [one for each in accounts(version, small).values() for one in each]
    assert {one.year for one in told} == {2018, 2019, 2020}
    assert sum(one.confidential for one in told) / len(told) == pytest.approx(1 / 3, abs=0.05)
    assert all((one.turnover is None) == one.confidential for one in told)
