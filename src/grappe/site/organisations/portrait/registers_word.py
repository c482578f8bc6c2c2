"""What the register says of an organisation, with its date, or why it says nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from grappe.questions import Words
from grappe.references import SIZES, headcount_brackets, legal_form_words, naf_section
from grappe.register import Company, Silence, companies, silence_of, silence_words, status_of
from grappe.register import current as version_in_force
from grappe.site.errors import say
from grappe.site.organisations.directories import register_folder

_EVER = date.max.year
"""Whoever has ceased by now is told to have, whatever year a list was about."""
NAF_NAMES = {"NAFRev2": "NAF rev. 2", "NAF2025": "NAF 2025"}


@dataclass(frozen=True)
class RegisterWord:
    """`silence`: why the register does not confirm the organisation, as a code and a sentence,
    empty where it does; `company` only where something of it may be shown."""

    as_of: date | None = None
    silence: Silence | None = None
    sentence: str = ""
    company: Company | None = None

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Label and words of what it says beside name, place and size."""
        return tuple(_facts(self.company)) if self.company else ()


def register_word(siren: str, year: int) -> RegisterWord:
    """Of an organisation that somebody named in an answer about `year`."""
    version = version_in_force(register_folder())
    if version is None:
        return RegisterWord(None, "not_checked", _sentence("not_checked"))
    as_of = status_of(version).as_of
    if not siren:
        return RegisterWord(as_of, "not_checked", _("Not checked: it has no SIREN."))
    company = companies(version, [siren]).get(siren)
    silence = silence_of(company, as_of, _EVER if company else year)
    told = say(silence_words(silence, company, as_of)) if silence else ""
    shown = None if company is None or company.is_hidden else company
    return RegisterWord(as_of, silence, told, shown)


def place_words(company: Company) -> str:
    return f"{company.postal_code} {company.commune_name}".strip()


def size_words(company: Company) -> str:
    """Its size category with the year it is of, or its legal form where it has none."""
    known = SIZES.get(company.category)
    if known is None:
        form = legal_form_words(company.legal_form)
        return say(form) if form else ""
    year = f" ({company.category_year})" if company.category_year else ""
    return say(known) + year


def _sentence(silence: Silence) -> str:
    return say(silence_words(silence, None, None))


def _facts(company: Company) -> Iterator[tuple[str, str]]:
    form = legal_form_words(company.legal_form)
    if form:
        yield _("Legal form"), say(form)
    if company.activity:
        yield _("Activity"), _activity(company.activity, company.nomenclature or "NAFRev2")
    if company.activity_2025:
        yield _("Activity, new nomenclature"), _activity(company.activity_2025, "NAF2025")
    bracket = headcount_brackets().get(company.headcount)
    if bracket:
        year = f" ({company.headcount_year})" if company.headcount_year else ""
        yield _("Employees"), say(bracket.words) + year
    if company.address:
        yield _("Address"), f"{company.address}, {place_words(company)}"
    if company.created:
        yield _("Since"), str(company.created.year)


def _activity(code: str, nomenclature: str) -> str:
    """“26.11Z, Manufacturing (NAF rev. 2)”."""
    section = naf_section(code, nomenclature) if nomenclature in NAF_NAMES else None
    named = f", {say(Words(fr=section.fr, en=section.en))}" if section else ""
    return f"{code}{named} ({NAF_NAMES.get(nomenclature, nomenclature)})"
