"""Where the clusters' word and the register's differ: name, place, size."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from grappe.checks import goes_with
from grappe.questions import Choice, fold, fold_name
from grappe.references import communes_of_postal_code
from grappe.register import Company
from grappe.site.errors import say
from grappe.site.organisations.models import Preferred, SentLine, Wording
from grappe.site.organisations.portrait.registers_word import place_words, size_words
from grappe.site.policy.reading import current

Fact = Preferred.Fact


@dataclass(frozen=True)
class Compared:
    """A fact in the clusters' word and in the register's, each empty where it says nothing;
    `stands`: whose word a person chose, None where nobody did."""

    fact: str
    label: str
    clusters: str
    registers: str
    differ: bool
    stands: Preferred | None


def compare(
    lines: Sequence[SentLine], company: Company | None, preferred: Iterable[Preferred]
) -> tuple[Compared, ...]:
    """`lines` with their wordings, the latest ones counting where clusters say different things."""
    chosen = {one.fact: one for one in preferred}
    latest = [one for one in lines if one.year == max(line.year for line in lines)]
    wordings = [one.wording for one in latest]
    types = [found for one in latest if (found := type_of(one))]
    told = (
        (Fact.NAME, _("Name"), _most(one.name for one in wordings), _name(company, wordings)),
        (Fact.PLACE, _("Place"), _most(map(_place_of, wordings)), _place(company, wordings)),
        (Fact.SIZE, _("Type"), _most(say(one.label) for one in types), _size(company, types)),
    )
    return tuple(
        Compared(fact, label, ours, theirs, differ, chosen.get(fact))
        for fact, label, ours, (theirs, differ) in told
    )


def type_of(line: SentLine) -> Choice | None:
    """The type of organisation that a cluster chose, as the questionnaire words it."""
    sections = (
        section
        for questionnaire in current().questionnaires
        if questionnaire.code == line.questionnaire
        for section in questionnaire.sections
        if section.code == line.section
    )
    choices = (one for s in sections if (field := s.type_field) for one in field.choices)
    return next((one for one in choices if one.code == line.said_to_be), None)


def _most(words: Iterable[str]) -> str:
    """What most say; the first in alphabetical order among equals."""
    counted = Counter(filter(None, words))
    return min(counted, key=lambda word: (-counted[word], word)) if counted else ""


def _place_of(wording: Wording) -> str:
    return f"{wording.postal_code} {wording.commune}".strip()


def _name(company: Company | None, wordings: Sequence[Wording]) -> tuple[str, bool]:
    if company is None or not company.name:
        return "", False
    known = {fold_name(company.name), fold_name(company.acronym)}
    return company.name, not known & {fold_name(one.name) for one in wordings}


def _place(company: Company | None, wordings: Sequence[Wording]) -> tuple[str, bool]:
    if company is None or not company.commune:
        return "", False
    told = [one for one in wordings if one.postal_code or one.commune]
    return place_words(company), bool(told) and not any(_is_in(one, company) for one in told)


def _is_in(wording: Wording, company: Company) -> bool:
    if wording.postal_code and wording.postal_code == company.postal_code:
        return True
    served = {one.code for one in communes_of_postal_code(wording.postal_code)}
    return company.commune in served or fold(wording.commune) == fold(company.commune_name)


def _size(company: Company | None, types: Sequence[Choice]) -> tuple[str, bool]:
    if company is None:
        return "", False
    return size_words(company), bool(types) and not any(goes_with(one, company) for one in types)
