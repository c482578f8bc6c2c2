"""An indicator's properties in plain words."""

from django.utils.translation import gettext_lazy as _

from grappe.figures import Published, history_of
from grappe.questions import Indicator, Questionnaire

_UNITS = {
    "count": _("a number"),
    "fte": _("full-time equivalents"),
    "eur": _("euros"),
    "share": _("a share, in per cent"),
    "years": _("years"),
}
_NATURES = {
    "stock": _("a state at one moment: clusters add up, years don't"),
    "flow": _("what happened in a year: clusters and years add up"),
    "share": _("a share: it never adds up"),
    "score": _("a measure that never adds up"),
}
_DIRECTIONS = {
    "more": _("more is better"),
    "less": _("less is better"),
    "range": _("within a range"),
    "none": _("neither more nor less is better"),
}
_SENSITIVITIES = {
    "open": _("open: told for a domain however few clusters it has"),
    "protected": _("protected: the cluster and its officers; others over three clusters or more"),
}


_HISTORY = {
    "begins": _("begins here"),
    "changed": _("its definition changes: the years before and after do not compare"),
    "same": _("goes on as it was"),
    "ended": _("is no longer asked; earlier years stay as they are"),
}


def history(published: Published, indicator: Indicator) -> list[tuple[Questionnaire, str]]:
    """What each version of its questionnaire did to an indicator, in words."""
    return [(asked, str(_HISTORY[what])) for asked, what in history_of(published, indicator)]


def facts(indicator: Indicator) -> dict[str, str]:
    """Unit, nature, direction and sensitivity, in the reader's language."""
    return {
        "unit": str(_UNITS[indicator.unit]),
        "nature": str(_NATURES[indicator.nature]),
        "direction": str(_DIRECTIONS[indicator.direction]),
        "sensitivity": _seen(indicator),
    }


def _seen(indicator: Indicator) -> str:
    said = str(_SENSITIVITIES[indicator.sensitivity])
    if indicator.least is None:
        return said
    few = _("nobody where fewer than %(least)s companies stand behind it")
    return f"{said} · {few % {'least': indicator.least}}"
