import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.identity import fold
from grappe.identity.hashing import halves, numbers, one_letter_less, spell
from grappe.identity.names import words_of

WORDS = st.lists(st.text("abcdefghij0123", min_size=2, max_size=12), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("L'Air Liquide S.A.", ["air", "liquide"]),
        ("C. E. A. Grenoble", ["cea", "grenoble"]),
        ("S T MICROELECTRONICS", ["st", "microelectronic"]),
        ("Sté Œuvres & Cie", ["societe", "oeuvre", "compagnie"]),
        ("Ets Saint-Gobain", ["etablissement", "st", "gobain"]),
        ("DE LA", ["de", "la"]),
        ("", []),
    ],
)
def test_a_name_is_sought_by_its_telling_words(written: str, words: list[str]) -> None:
    named = pl.DataFrame({"at": [0], "name": [fold(written)]})
    assert words_of(named)["word"].to_list() == words


@given(WORDS)
def test_a_word_without_a_letter_has_the_number_of_what_is_left(words: list[str]) -> None:
    spelt = spell(pl.Series(words))
    left = [word[:i] + word[i + 1 :] for word in words for i in range(len(word))]
    assert one_letter_less(spelt).tolist() == numbers(pl.Series(left)).tolist()


@given(WORDS)
def test_the_halves_of_a_word_have_the_numbers_of_words(words: list[str]) -> None:
    before, rest = halves(spell(pl.Series(words)))
    cuts = [(word[:i], word[i:]) for word in words for i in range(len(word))]
    assert rest.tolist() == numbers(pl.Series([cut[1] for cut in cuts])).tolist()
    assert before.tolist() == numbers(pl.Series([cut[0] for cut in cuts])).tolist()
