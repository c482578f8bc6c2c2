"""What the terminal says of a command that it does not understand."""

import pytest

MISTAKES = [
    (("publish", "--nope"), "n’existe pas", "No such option"),
    (("nope",), "La commande", "No such command"),
    (("template",), "Il manque l’argument", "Missing argument"),
    (("accept", "members"), "Il manque l’option", "Missing option"),
    (("check", "--lang"), "attend une valeur", None),
    (("figures", "a-word-too-many"), "de trop", "unexpected extra argument"),
    (("accept", "members", "--year", "soon"), "Valeur refusée", "Invalid value"),
    (("accept", "members", "--year", "20"), "ni un trimestre (2020-T1)", "nor a quarter (2020-Q1)"),
    (("serve", "--port", "70000"), "n’est pas dans l’intervalle", "is not in the range"),
    (("check",), "FICHIER", "FILE"),
]


@pytest.mark.parametrize(("words", "fr", "en"), MISTAKES)
def test_a_mistake_is_said_in_one_line_of_the_language_asked(grappe, words, fr, en):
    ended = grappe(*words)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert fr in ended.err
    if en and words != ("nope",):
        assert en in grappe(*words, "--lang", "en").err


def test_help_has_its_headings_in_the_language_asked(grappe):
    assert "Usage\u202f:" in grappe("--help").out
    assert "Commandes" in grappe("--help").out
    assert "Arguments\u202f:" in grappe("check", "--help").out
    assert "par défaut" in grappe("publish", "--help").out
    assert "default: fr" in grappe("publish", "--lang=en", "--help").out
