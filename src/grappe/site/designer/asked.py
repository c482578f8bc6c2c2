"""What is asked of whoever writes a part of a questionnaire: its keys, in the order of a form."""

from typing import Literal, NamedTuple, get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from grappe.questions.model import Direction, Kind, Nature, RuleKind, Sensitivity, Severity
from grappe.site.designer import words

How = Literal["code", "words", "long", "text", "sql", "choice", "yes", "number", "list", "coded"]


class Asked(NamedTuple):
    """A key of a part. `how` it is asked: "words" and "long" in both languages, "sql" as a formula,
    "list" a line each, "coded" a line each as "code = français = English"."""

    key: str
    how: How
    label: str | Promise
    help: str | Promise = ""
    choices: tuple[str, ...] = ()
    begins: object = ""


_CODE = Asked("code", "code", _("Code"), _("In figures and files; left empty, made of the name."))
_LABEL = Asked("label", "words", _("Name"))
_HELP = Asked("help", "long", _("Explanation"), _("What the guide and the form say under it."))
_SECTION = Asked("section", "text", _("Section"), _("The code of the section it reads."))
_WHERE = Asked("where", "sql", _("Only rows where"), _("A condition over the section’s fields."))
_SENSITIVITY = Asked(
    "sensitivity",
    "choice",
    _("Who may see it"),
    choices=get_args(Sensitivity),
    begins="protected",
)
ASKED: dict[str, tuple[Asked, ...]] = {
    "questionnaire": (
        _LABEL,
        Asked("title", "words", _("Title")),
        Asked("purpose", "long", _("What it is for")),
        Asked("minutes", "number", _("Minutes it takes")),
    ),
    "section": (
        _CODE,
        _LABEL,
        _HELP,
        Asked("kind", "choice", _("Kind"), choices=("record", "fixed", "table"), begins="record"),
        Asked("items", "coded", _("Given rows"), _("A line each: code = French = English.")),
        Asked("key", "list", _("Fields by which a row is known again"), _("Codes, a line each.")),
        Asked("optional", "yes", _("It may be left out")),
        _SENSITIVITY,
        Asked("shown_to", "long", _("Who sees the answers, in words")),
    ),
    "field": (
        _LABEL,
        _HELP,
        Asked("kind", "choice", _("Kind of answer"), choices=get_args(Kind), begins="integer"),
        Asked("mandatory", "yes", _("It has to be answered")),
        Asked("choices", "coded", _("Choices"), _("A line each: code = French = English.")),
        Asked("unit", "words", _("Unit")),
        Asked("minimum", "number", _("At least")),
        Asked("maximum", "number", _("At most")),
        Asked("example", "words", _("Example")),
        Asked("why", "long", _("Why it is asked")),
        Asked("about_year", "yes", _("It is about the year: nothing is carried over")),
        Asked("commercial", "yes", _("It is a business secret")),
        Asked("also", "list", _("Other headings for it"), _("As clusters write it, a line each.")),
        _CODE,
    ),
    "rule": (
        _CODE,
        Asked("kind", "choice", _("What is checked"), choices=get_args(RuleKind)),
        Asked("severity", "choice", _("How grave"), choices=get_args(Severity), begins="warning"),
        Asked("watches", "list", _("Fields it looks at"), _("section.field, a line each.")),
        Asked("within", "list", _("Fields it compares with"), _("section.field, a line each.")),
        Asked("when", "list", _("Only when"), _("section.field=value, a line each.")),
        Asked("limit", "number", _("Limit")),
        Asked("message", "long", _("What is said to the cluster")),
    ),
    "measure": (
        _CODE,
        _SECTION,
        Asked("value", "sql", _("What is computed"), _("Such as sum(fte) or count(*).")),
        _WHERE,
        Asked("by", "sql", _("Broken down by"), _("The code of a field.")),
        Asked(
            "compared",
            "choice",
            _("Compared with a year earlier"),
            choices=("joined", "left", "stayed"),
        ),
    ),
    "indicator": (
        _LABEL,
        Asked("definition", "long", _("Definition"), words.OF_DEFINITION),
        Asked("formula", "sql", _("Formula"), _("Measures by their codes, with + - * / and ().")),
        Asked("unit", "choice", _("Unit"), choices=("count", "fte", "eur", "share", "years")),
        Asked("nature", "choice", _("Nature"), choices=get_args(Nature), begins="stock"),
        Asked("direction", "choice", _("Wanted"), choices=get_args(Direction), begins="none"),
        _SENSITIVITY,
        Asked("sentence", "long", _("Its sentence"), words.OF_SENTENCE, begins=words.SENTENCE),
        _SECTION._replace(label=_("Section, instead of a formula")),
        Asked("value", "sql", _("What is computed over its rows")),
        _WHERE,
        Asked("breakdown", "sql", _("Broken down by"), _("The code of a field.")),
        _CODE,
    ),
}
"""By kind of part. Keys that are not asked here (criteria, other words for a choice) stay as they
are in the part."""
