"""Who the rows of accepted reports are, as a publication freezes it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from grappe.publication import Identity, RegisterStamp, RowPlace
from grappe.register import Account, Company, accounts, companies, current, status_of
from grappe.site.organisations.directories import register_folder
from grappe.site.organisations.models import Organisation, SentLine
from grappe.site.organisations.portrait.preferring import Standing, words_that_stand
from grappe.site.organisations.standing import kin, wholes

_AT_ONCE = 500


def identities(numbers: Iterable[str]) -> dict[RowPlace, Identity]:
    """Of the reports that were sent under these numbers, each row that somebody is known to be."""
    family = kin()
    whole, stands = wholes(family.same), words_that_stand(family.same)
    rows = {place: family.same.get(one, one) for place, one in _rows(sorted(numbers))}
    sirens = dict(Organisation.objects.exclude(siren="").values_list("pk", "siren"))
    told = _register(sirens[one] for one in set(rows.values()) if one in sirens)
    own = {
        one: Identity(
            f"o{one}",
            sirens.get(one),
            f"o{whole.get(one, one)}",
            successor=f"o{family.goes_on.get(one, one)}",
        )
        for one in set(rows.values())
    }
    return {
        place: _decided(_identity(own[one], place.year, told), stands.get(one))
        for place, one in rows.items()
    }


def register_stamp() -> RegisterStamp | None:
    """The register in force; None without one."""
    version = current(register_folder())
    status = status_of(version) if version else None
    return RegisterStamp(status.as_of, status.units) if status else None


def _rows(numbers: list[str]) -> Iterable[tuple[RowPlace, int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        lines = SentLine.objects.filter(
            number__in=numbers[start : start + _AT_ONCE], wording__organisation__isnull=False
        )
        place = ("cluster__code", "questionnaire", "year", "section", "row")
        for *where, one in lines.values_list(*place, "wording__organisation"):
            yield RowPlace(*where), one


_Told = tuple[Mapping[str, Company], Mapping[str, tuple[Account, ...]]]


def _register(sirens: Iterable[str]) -> _Told:
    version, wanted = current(register_folder()), list(sirens)
    return (companies(version, wanted), accounts(version, wanted)) if version else ({}, {})


def _decided(one: Identity, stands: Standing | None) -> Identity:
    """Where a person chose the clusters' word on its size, the register's gives way."""
    if stands is None:
        return one
    category = stands.category if stands.size_is_the_clusters else one.category
    return replace(one, category=category, department=stands.department)


def _identity(own: Identity, year: int, told: _Told) -> Identity:
    known, closed = told
    company = known.get(own.legal_unit or "")
    if company is None:
        return own
    return with_accounts(_with_words(own, company), closed.get(company.siren, ()), year)


def _with_words(own: Identity, company: Company) -> Identity:
    """What the register says of a company, None where it says nothing."""
    return replace(
        own,
        category=company.category or None,
        activity=company.activity or None,
        nomenclature=company.nomenclature or None,
        activity_2025=company.activity_2025 or None,
        headcount=company.headcount or None,
        legal_form=company.legal_form or None,
        created=company.created.year if company.created else None,
        ceased=company.ceased.year if company.ceased else None,
    )


def with_accounts(own: Identity, closed: Iterable[Account], year: int) -> Identity:
    by_year = {one.year: one for one in closed}
    now, before = by_year.get(year), by_year.get(year - 1)
    if now is None:
        return own
    return replace(
        own,
        accounts=_status(now),
        revenue=now.turnover,
        revenue_before=before.turnover if before else None,
        net_result=now.net_result,
    )


def _status(now: Account) -> Literal["public", "confidential", "without_turnover"]:
    if now.confidential:
        return "confidential"
    return "without_turnover" if now.turnover is None else "public"
