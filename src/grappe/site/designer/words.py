"""Words for what a questionnaire is made of, as its writers read them."""

from django.utils.translation import gettext_lazy as _

from grappe.questions import Words
from grappe.site.policy.reading import current


def names_of(code: str) -> Words:
    """What a questionnaire is called in force; its code where the policy no longer has it."""
    known = {one.code: one.label for one in current().latest}
    return known.get(code, Words(fr=code, en=code))


OF_DEFINITION = _("What the number is. Another definition is another series.")
OF_SENTENCE = _("With {where}, {value} and {year} in their places.")
SENTENCE = {"fr": "{where} : {value} en {year}.", "en": "{where}: {value} in {year}."}

KINDS = {
    "questionnaire": _("The questionnaire"),
    "section": _("Section"),
    "field": _("Field"),
    "rule": _("Rule"),
    "measure": _("Measure"),
    "indicator": _("Indicator"),
}
NEW = {
    "section": _("Add a section"),
    "field": _("Add a field"),
    "rule": _("Add a rule"),
    "measure": _("Add a measure"),
    "indicator": _("Add an indicator"),
}
MANY = {"rule": _("Rules"), "measure": _("Measures"), "indicator": _("Indicators")}
CHOICES = {
    "record": _("answered once"),
    "fixed": _("given rows"),
    "table": _("a list"),
    "open": _("open: everybody"),
    "protected": _("protected: totals of three clusters or more"),
    "text": _("a few words"),
    "long_text": _("some lines"),
    "integer": _("whole number"),
    "number": _("number"),
    "amount": _("amount in euros"),
    "year": _("year"),
    "date": _("date"),
    "yes_no": _("yes or no"),
    "choice": _("one of several choices"),
    "company_number": _("company number"),
    "postal_code": _("postal code"),
    "commune": _("commune"),
    "country": _("country"),
    "activity": _("activity"),
    "email": _("e-mail"),
    "website": _("website"),
    "error": _("has to be corrected"),
    "warning": _("has to be explained"),
    "note": _("is only noted"),
    "at_most": _("at most another field"),
    "balanced": _("two sums are alike"),
    "between": _("between two values"),
    "change": _("a great change since last year"),
    "checksum": _("a number that exists"),
    "duplicate": _("the same row twice"),
    "gone": _("a row of last year that is missing"),
    "in_period": _("a day of the time that is asked about"),
    "listed_in": _("is in another list"),
    "positive_total": _("a sum above zero"),
    "register": _("agrees with the company register"),
    "required_when": _("needed when another answer is given"),
    "joined": _("rows that are new"),
    "left": _("rows that are gone"),
    "stayed": _("rows that stayed"),
    "count": _("a count"),
    "fte": _("full-time equivalents"),
    "eur": _("euros"),
    "share": _("a share"),
    "years": _("years"),
    "stock": _("a stock at the end of the year"),
    "flow": _("a flow over the year"),
    "score": _("a score, never added up"),
    "more": _("more"),
    "less": _("less"),
    "range": _("within a range"),
    "none": _("neither more nor less"),
}
