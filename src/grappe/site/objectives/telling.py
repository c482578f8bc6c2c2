"""Values of objectives as a person writes and reads them."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from grappe.figures import value_words
from grappe.questions import as_text, number_words, parse
from grappe.site.errors import Refused, say
from grappe.site.objectives.aims import Aim
from grappe.site.speaking import language_of_reader


def value_said(aim: Aim, value: float | None) -> str:
    """With its unit; nothing where there is none."""
    if value is None:
        return ""
    if aim.unit == "step":
        return say(aim.steps[int(value)]) if 0 <= value < len(aim.steps) else ""
    if aim.unit == "score":
        return _("%(mark)s out of 10") % {"mark": say(number_words(round(value, 1)))}
    return say(value_words(value, aim.unit))


def typed(aim: Aim, value: float | None) -> str:
    """As the control holds it: shares in percent, a step by its place."""
    if value is None:
        return ""
    if aim.unit == "step":
        return str(int(value))
    shown = round(value * 100, 4) if aim.unit == "share" else value
    whole = isinstance(shown, float) and shown.is_integer()
    return as_text(aim.field, int(shown) if whole else shown, language_of_reader())


def read(aim: Aim, text: str) -> float | None:
    """What somebody typed; None for nothing. Raises Refused, with how it should look."""
    value = parse(aim.field, text)
    if value is None:
        return None
    if aim.unit == "step":
        if not (isinstance(value, str) and value.isdecimal() and int(value) < len(aim.steps)):
            raise Refused(_("Choose one of the list."), "value")
        return float(value)
    if isinstance(value, str | bool):
        raise Refused(_expected(aim), "value")
    most = aim.field.maximum
    if value < 0 or (most is not None and value > most):
        raise Refused(_expected(aim), "value")
    return value / 100 if aim.unit == "share" else float(value)


def _expected(aim: Aim) -> str:
    words = {
        "count": _("A whole number is expected, 0 or more."),
        "share": _("A percentage from 0 to 100 is expected."),
        "score": _("A mark from 0 to 10 is expected."),
        "eur": _("An amount in euros is expected, 0 or more."),
    }
    return words.get(aim.unit, _("A number is expected, 0 or more."))


def direction_said(aim: Aim) -> str:
    """Which way is better, in words."""
    words: Mapping[str, str] = {
        "more": _("more is better"),
        "less": _("less is better"),
        "range": _("near the target is better"),
    }
    return words[aim.objective.direction]
