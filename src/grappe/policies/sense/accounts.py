"""A company's own accounts are read by medians and sums over several companies alone."""

import re
from collections.abc import Iterator
from typing import Any

from grappe.policies.problems import Problem
from grappe.policies.sense.walking import Path, each
from grappe.policies.source import Source
from grappe.questions import AMOUNTS_OF_ACCOUNTS, FEWEST_COMPANIES, Words

_SQL = ("value", "where", "by", "breakdown", "once")
_CALLED = re.compile(r"(\w+)\s*\(")
_AGGREGATES = {"median", "sum"}


def accounts_problems(source: Source) -> Iterator[Problem]:
    for key in ("measures", "indicators"):
        for path, one in each(source.data, key):
            if _reads(one) and not (key == "indicators" and _over_several(one)):
                yield source.problem(_place(path, one), _OWN.filled(least=FEWEST_COMPANIES))


def _reads(one: dict[str, Any]) -> bool:
    words = re.findall(r"\w+", " ".join(str(one.get(key)) for key in _SQL).lower())
    return bool(AMOUNTS_OF_ACCOUNTS & set(words))


def _over_several(one: dict[str, Any]) -> bool:
    called = set(_CALLED.findall(str(one.get("value")).lower()))
    least = one.get("least")
    enough = isinstance(least, int) and least >= FEWEST_COMPANIES
    return enough and one.get("once") == "legal_unit" and called <= _AGGREGATES


def _place(path: Path, one: dict[str, Any]) -> Path:
    return (*path, "value") if "value" in one else path


_OWN = Words(
    fr="les comptes d’une entreprise ne se lisent qu’en médianes (median) et sommes (sum) "
    "d’un indicateur sur au moins {least} entreprises (once = legal_unit, least = {least} "
    "ou plus)",
    en="a company’s accounts are read by medians (median) and sums (sum) of an indicator over at "
    "least {least} companies alone (once = legal_unit, least = {least} or more)",
)
