"""Values as pages write them."""

from django.utils.translation import gettext as _

from grappe.figures import Figure, value_words
from grappe.site.errors import say


def value_said(figure: Figure) -> str:
    """The value with its unit, or the word for why there is none."""
    if figure.value is not None:
        return say(value_words(figure.value, figure.unit))
    return {
        "hidden": _("hidden"),
        "missing": _("missing"),
        "not_applicable": _("not applicable"),
    }[figure.status]


def number_said(value: float) -> str:
    """A bare number: 1 262, 1,262."""
    return say(value_words(value, "count"))


def clusters_said(n: int, of: int) -> str:
    """How many of the clusters stand behind a value: 12 of 22 clusters."""
    return _("%(n)s of %(of)s clusters") % {"n": n, "of": of}
