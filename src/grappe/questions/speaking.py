"""A kept value as a sentence says it, in both languages."""

from collections.abc import Mapping

from grappe.questions.model import Field
from grappe.questions.numbers import money, number_words
from grappe.questions.values import Value, as_text
from grappe.words import Words

_THIN = "\u202f"
_PLURAL_IN_FRENCH = 2
"""0, 1 and 1,5 are singular in French; in English 1 alone is."""
_NOTHING = Words(fr="rien", en="nothing")


def value_words(field: Field, value: Value) -> Words:
    """The value with its unit: 84 000 € and €84,000, « PME », 01/04/2020; nothing is "rien"."""
    if value is None:
        return _NOTHING
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(field, value)
    return Words(fr=as_text(field, value, "fr"), en=as_text(field, value, "en"))


def _number(field: Field, value: float) -> Words:
    if field.kind == "year":
        return Words(fr=str(value), en=str(value))
    if field.kind == "amount":
        return money(value)
    number = number_words(value)
    if field.unit is None:
        return number
    one = field.unit_of_one or field.unit
    fr = one.fr if abs(value) < _PLURAL_IN_FRENCH else field.unit.fr
    en = one.en if abs(value) == 1 else field.unit.en
    return Words(fr=f"{number.fr}{_THIN}{fr}", en=f"{number.en} {en}")


def quoted(words: Words | str) -> Words:
    """Words in the quotation marks of each language."""
    both = words if isinstance(words, Words) else Words(fr=words, en=words)
    return Words(fr=f"«{_THIN}{both.fr}{_THIN}»", en=f"“{both.en}”")


def filled(words: Words, places: Mapping[str, object]) -> Words:
    """The words with their `{places}`; a place that nobody fills stays empty."""
    return Words(
        fr=words.fr.format_map(_Places(places, "fr")), en=words.en.format_map(_Places(places, "en"))
    )


class _Places(dict[str, object]):
    def __init__(self, places: Mapping[str, object], language: str) -> None:
        super().__init__(
            {k: v.to(language) if isinstance(v, Words) else v for k, v in places.items()}
        )

    def __missing__(self, name: str) -> str:
        return ""
