"""Whom lines may be: the register that is loaded, and the organisations known without it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Count, F, FilteredRelation, Max, Q, QuerySet

from grappe.identity import Known, KnownDirectory, RegisterDirectory
from grappe.register import Company, companies, current, status_of
from grappe.site.organisations.models import Decision, Organisation, Wording


def register_folder() -> Path:
    return Path(settings.DATA) / "register"


def register_version() -> str:
    """The name of the version in force; empty without a register."""
    version = current(register_folder())
    return version.name if version else ""


def register_directory() -> RegisterDirectory | None:
    version = current(register_folder())
    return _opened(version) if version else None


@lru_cache(maxsize=2)
def _opened(version: Path) -> RegisterDirectory:
    return RegisterDirectory(version)


@dataclass(frozen=True)
class RegisterWord:
    """What the register in force says of some numbers, and the day up to which it knows."""

    companies: Mapping[str, Company]
    as_of: date | None


def register_word(numbers: frozenset[str]) -> RegisterWord | None:
    """None without a register."""
    version = current(register_folder())
    return _word(version, numbers) if version else None


@lru_cache(maxsize=256)
def _word(version: Path, numbers: frozenset[str]) -> RegisterWord:
    return RegisterWord(companies(version, numbers), status_of(version).as_of)


def known_directory() -> KnownDirectory | None:
    """The organisations that the register does not hold (all of them without one); None where
    there are none. Built anew when one was added or a decision was taken."""
    counted = _beside_the_register().aggregate(Count("pk"), Max("pk"))
    decided = Decision.objects.aggregate(Count("pk"), Count("undone_at"), Max("pk"))
    if not counted["pk__count"]:
        return None
    return _known(str(settings.DATA), register_directory(), (*counted.values(), *decided.values()))


@lru_cache(maxsize=2)
def _known(
    _data: str, register: RegisterDirectory | None, _stamp: tuple[int | None, ...]
) -> KnownDirectory:
    among = register.index if register else None
    decided = Q(wordings__state=Wording.State.DECIDED)
    written = FilteredRelation("wordings", condition=decided)
    named = _beside_the_register().annotate(written=written).annotate(also=F("written__name"))
    return KnownDirectory(_as_known(named), among)


def _beside_the_register() -> "QuerySet[Organisation]":
    found = Organisation.objects.filter(same_as=None)
    return found.filter(in_register=False) if register_version() else found


def _as_known(named: Iterable[Organisation]) -> Iterable[Known]:
    """Of organisations that come once for each name that a decision gave them (`also`)."""
    names: dict[Organisation, dict[str, None]] = {}
    for one in named:
        also = one.also  # type: ignore[attr-defined]
        names.setdefault(one, {one.name: None}).update({also: None} if also else {})
    for one, known in names.items():
        # A foreign postal code would be taken for a French one.
        postal_code = one.postal_code if one.country == "FR" else ""
        yield Known(one.key, tuple(known), postal_code, one.commune, one.siren)
