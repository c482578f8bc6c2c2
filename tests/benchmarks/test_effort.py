"""The keystroke-level model of the benchmark: what the browser dispatched, turned into seconds."""

import importlib.util
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2] / "benchmarks" / "effort" / "model.py"
spec = importlib.util.spec_from_file_location("effort_model", HERE)
assert spec and spec.loader
model = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = model
spec.loader.exec_module(model)
Happened, counted, K_SKILLED = model.Happened, model.counted, model.K_SKILLED
KEY, TEXT = Happened("key"), Happened("key", first=True)
COMMAND, FIELD = Happened("press", command=True), Happened("press")
PAGE = Happened("page", waited=0.5)


def test_a_button_takes_a_thought_a_pointing_a_press_and_what_the_page_takes():
    assert counted([COMMAND, PAGE]).seconds() == pytest.approx(1.35 + 1.10 + 0.28 + 0.5)


def test_a_text_takes_one_thought_a_move_of_the_hand_and_its_keys():
    told = counted([FIELD, TEXT, KEY, KEY])
    assert (told.keys, told.presses, told.homings, told.decisions) == (3, 1, 1, 1)
    assert told.seconds() == pytest.approx(1.10 + 4 * 0.28 + 0.40 + 1.35)


def test_hands_go_back_and_forth_once_each_and_a_page_moves_none():
    told = counted([TEXT, PAGE, KEY, COMMAND, TEXT])
    assert (told.homings, told.pages) == (3, 1)


def test_somebody_who_types_well_is_quicker_by_their_keys_alone():
    told = counted([FIELD, TEXT, *[KEY] * 98])
    assert told.seconds() - told.seconds(K_SKILLED) == pytest.approx(100 * 0.08)
