"""What stands at a mark of a chart in words, and the hue that is a part's own."""

from grappe.figures.model import Figure
from grappe.figures.parts import Parts
from grappe.figures.sentences import value_words
from grappe.figures.vega import BLUE, BRICK, GREY, OCHRE, PLUM, TEAL
from grappe.questions import Language, Words
from grappe.questions.numbers import in_title_font

BREAK = Words(fr="rupture", en="break")
OF = Words(fr="{n} sur {of}", en="{n} of {of}")
WITHOUT = {
    "hidden": Words(fr="masqué", en="hidden"),
    "missing": Words(fr="manquant", en="missing"),
    "not_applicable": Words(fr="sans objet", en="n/a"),
    "shown": Words(fr="", en=""),
}
_HUES = (OCHRE, BLUE, PLUM, TEAL, BRICK, GREY)


def label_of(figure: Figure, language: Language) -> str:
    """Its value, or why there is none."""
    if figure.value is None:
        return WITHOUT[figure.status].to(language)
    return in_title_font(value_words(figure.value, figure.unit).to(language))


def hue_of(code: str, parts: Parts) -> str:
    """Few parts have a hue each; many have the same one."""
    order = [one for one in parts.hues or parts.words if one]
    if code not in order:
        return GREY
    return PLUM if len(order) > len(_HUES) + 1 else _HUES[min(order.index(code), len(_HUES) - 1)]
