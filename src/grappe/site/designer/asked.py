"""What is asked of whoever writes a part of a questionnaire: its keys, in the order of a form."""

from typing import get_args

from django.utils.translation import gettext_lazy as _

from grappe.questions.model import Direction, Kind, Nature, RuleKind, Sensitivity, Severity
from grappe.site.designer import words
from grappe.site.designer.keys import Asked

_CODE = Asked("code", "code", _("Code"), _("In figures and files; left empty, made of the name."))
_LABEL = Asked("label", "words", _("Name"), needed=True)
_HELP = Asked(
    "help", "long", _("Explanation"), _("What the guide and the form say under it."), needed=True
)
_SECTION = Asked("section", "text", _("Section"), _("The code of the section it reads."))
_WHERE = Asked("where", "sql", _("Only rows where"), _("A condition over the section’s fields."))
_SENSITIVITY = Asked(
    "sensitivity",
    "choice",
    _("Who may see it"),
    choices=get_args(Sensitivity),
    begins="protected",
    needed=True,
)
ASKED: dict[str, tuple[Asked, ...]] = {
    "questionnaire": (
        _LABEL,
        Asked("title", "words", _("Title"), needed=True),
        Asked("purpose", "long", _("What it is for"), needed=True),
        Asked("minutes", "number", _("Minutes it takes"), needed=True),
    ),
    "section": (
        _CODE,
        _LABEL,
        _HELP,
        Asked(
            "kind",
            "choice",
            _("Kind"),
            choices=("record", "fixed", "table"),
            begins="record",
            needed=True,
        ),
        Asked("items", "coded", _("Given rows"), _("A line each: code = French = English.")),
        Asked(
            "key",
            "list",
            _("Fields by which a row is known again"),
            _("Codes, a line each."),
            seldom=True,
        ),
        Asked("optional", "yes", _("It may be left out")),
        _SENSITIVITY,
        Asked("shown_to", "long", _("Who sees the answers, in words"), seldom=True),
    ),
    "field": (
        _LABEL,
        _HELP,
        Asked(
            "kind",
            "choice",
            _("Kind of answer"),
            choices=get_args(Kind),
            begins="integer",
            needed=True,
        ),
        Asked("mandatory", "yes", _("It has to be answered")),
        Asked("choices", "coded", _("Choices"), _("A line each: code = French = English.")),
        Asked("unit", "words", _("Unit")),
        Asked("minimum", "number", _("At least")),
        Asked("maximum", "number", _("At most")),
        Asked("example", "words", _("Example"), seldom=True),
        Asked("why", "long", _("Why it is asked"), seldom=True),
        Asked("about_year", "yes", _("It is about the year: nothing is carried over"), seldom=True),
        Asked("personal", "personal", _("It names a person: why it is needed"), seldom=True),
        Asked("commercial", "yes", _("It is a business secret"), seldom=True),
        Asked(
            "also",
            "list",
            _("Other headings for it"),
            _("As clusters write it, a line each."),
            seldom=True,
        ),
        _CODE._replace(seldom=True),
    ),
    "rule": (
        _CODE,
        Asked("kind", "choice", _("What is checked"), choices=get_args(RuleKind), needed=True),
        Asked(
            "severity",
            "choice",
            _("How grave"),
            choices=get_args(Severity),
            begins="warning",
            needed=True,
        ),
        Asked(
            "watches",
            "list",
            _("Fields it looks at"),
            _("section.field, a line each."),
            needed=True,
        ),
        Asked(
            "within",
            "list",
            _("Fields it compares with"),
            _("section.field, a line each."),
            seldom=True,
        ),
        Asked("when", "list", _("Only when"), _("section.field=value, a line each."), seldom=True),
        Asked("limit", "number", _("Limit"), seldom=True),
        Asked("message", "long", _("What is said to the cluster"), needed=True),
    ),
    "measure": (
        _CODE._replace(needed=True),
        _SECTION._replace(needed=True),
        Asked(
            "value", "sql", _("What is computed"), _("Such as sum(fte) or count(*)."), needed=True
        ),
        _WHERE,
        Asked("by", "sql", _("Broken down by"), _("The code of a field."), seldom=True),
        Asked(
            "compared",
            "choice",
            _("Compared with a year earlier"),
            seldom=True,
            choices=("joined", "left", "stayed"),
        ),
    ),
    "indicator": (
        _LABEL,
        Asked("definition", "long", _("Definition"), words.OF_DEFINITION, needed=True),
        Asked("formula", "sql", _("Formula"), _("Measures by their codes, with + - * / and ().")),
        Asked(
            "unit",
            "choice",
            _("Unit"),
            choices=("count", "fte", "eur", "share", "years"),
            needed=True,
        ),
        Asked(
            "nature", "choice", _("Nature"), choices=get_args(Nature), begins="stock", needed=True
        ),
        Asked(
            "direction",
            "choice",
            _("Wanted"),
            choices=get_args(Direction),
            begins="none",
            needed=True,
        ),
        _SENSITIVITY,
        Asked(
            "sentence",
            "long",
            _("Its sentence"),
            words.OF_SENTENCE,
            begins=words.SENTENCE,
            needed=True,
        ),
        _SECTION._replace(label=_("Section, instead of a formula"), seldom=True),
        Asked("value", "sql", _("What is computed over its rows"), seldom=True),
        _WHERE._replace(seldom=True),
        Asked("breakdown", "sql", _("Broken down by"), _("The code of a field."), seldom=True),
        _CODE._replace(seldom=True),
    ),
}
"""By kind of part. Keys that are not asked here (criteria, other words for a choice) stay as they
are in the part."""
