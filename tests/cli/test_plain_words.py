"""What a command answers without `--json` is words of the language asked for."""

import pytest

from tests.cli.filling import fill_members

OF_MINALOGIC = ("--cluster", "Minalogic", "--year", "2019")
SAID = {
    "fr": ("Adhérents 2019 · envoyée", "Adhérents 2019 · acceptée", "1 réponse", "pas de réponse"),
    "en": ("Members 2019 · submitted", "Members 2019 · accepted", "1 report", "missing"),
}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_from_sending_to_a_figure_each_answer_is_in_the_language_asked(region, tmp_path, lang):
    file, speaking = tmp_path / "minalogic.xlsx", ("--lang", lang)
    sent, accepted, one, missing = SAID[lang]
    region("template", "members", *OF_MINALOGIC, "--out", file)
    fill_members(file)
    assert f"Minalogic, {sent}" in region("submit", file, *OF_MINALOGIC, *speaking).out
    assert f"Minalogic, {accepted}" in region("accept", "members", *OF_MINALOGIC, *speaking).out
    assert one in region("publish", *speaking).out
    assert one in region("publications", *speaking).out
    lines = region("figures", "--indicator", "new_members", *speaking).out.splitlines()
    assert lines
    assert all(line.endswith(missing) for line in lines)
