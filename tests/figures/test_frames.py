"""Figures in a notebook, in three lines."""

import doctest

import pytest

from grappe.figures import frames, indicator
from tests.figures.tables import published
from tests.releases.making import ROWS


def test_the_three_lines_of_the_documentation_say_what_they_say(tmp_path):
    known = {"folder": str(published(ROWS, tmp_path).folder)}
    failed, tried = doctest.testmod(frames, extraglobs=known)
    assert (failed, tried >= 4) == (0, True)


def test_parts_stand_by_their_codes_at_every_level(tmp_path):
    rows = indicator(published(ROWS, tmp_path), "by_type")
    assert set(rows["level"]) == {"cluster", "domain", "region"}
    last = rows.filter(level="region", year=2021)
    assert dict(last.select("breakdown", "value").rows()) == {"sme": 2.0, "large": 1.0, None: 1.0}


def test_an_unknown_indicator_names_those_that_come_near(tmp_path):
    with pytest.raises(frames.NoIndicatorError, match="members"):
        indicator(published(ROWS, tmp_path), "member")
