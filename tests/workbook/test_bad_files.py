"""Whatever is wrong with a file, it is read or refused in a sentence (`drills/bad_files.py` opens
thousands)."""

import random

import pytest

from grappe.workbook import UnreadableFile, read_safely
from tests.workbook.spoiling import HOW, opened, spoiled, wrong_archive
from tests.workbook.template_makers import policy


@pytest.mark.parametrize("number", range(5 * len(HOW)))
def test_it_is_read_or_refused_with_its_place(number: int) -> None:
    name, content = spoiled(number)
    assert opened(name, content, policy().questionnaires)[0] in {"read", "refused"}


def test_the_same_number_makes_the_same_file() -> None:
    assert [spoiled(n) for n in range(8)] == [spoiled(n) for n in range(8)]
    assert len({spoiled(n)[1] for n in range(80)}) > 75


def test_it_is_refused_all_the_same_by_what_opens_it_apart() -> None:
    with pytest.raises(UnreadableFile):
        read_safely(wrong_archive(random.Random(3)), "a.xlsx", policy().questionnaires)
