"""An indicator's figures of one year in words, in both languages: parts one after the other."""

from collections.abc import Sequence

from grappe.figures import Figure, Published, code_of, in_order, value_words
from grappe.questions import Indicator, Words

_MOST = 8


def figure_said(published: Published, one: Indicator, figures: Sequence[Figure]) -> Words | None:
    """None where nothing of them is known to this reader."""
    told = [figure for figure in figures if figure.value is not None]
    if not told:
        return None
    if one.breakdown is None:
        return _value(told[0])
    parts = published.parts(one)
    ordered = [f for f in in_order(told, parts) if f.value and code_of(f) in parts.words]
    said = [_part(parts.words[code_of(f)], _value(f)) for f in ordered[:_MOST]]
    rest = "" if len(ordered) <= _MOST else " …"
    fr, en = (", ".join(getattr(words, tongue) for words in said) for tongue in ("fr", "en"))
    return Words(fr=f"{fr}{rest}", en=f"{en}{rest}") if said else None


def _value(figure: Figure) -> Words:
    return value_words(figure.value or 0.0, figure.unit)


def _part(name: Words, value: Words) -> Words:
    return Words(fr=f"{name.fr}\u00a0{value.fr}", en=f"{name.en}\u00a0{value.en}")
