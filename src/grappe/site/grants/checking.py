"""What is wrong with grants: what each field asks, the instrument's bounds, and whose they are."""

import re
from collections.abc import Collection, Iterator

from grappe.answers import Answer, Finding, Place, Row
from grappe.checks import Context, check
from grappe.questions import Value, Words, money, percent
from grappe.site.grants.asked import GRANTS, questionnaire
from grappe.site.grants.line import key_of
from grappe.site.grants.models import LONGEST
from grappe.site.policy.reading import current

_RNA = re.compile(r"W\d{9}")


def findings(
    rows: tuple[Row, ...], own: Collection[str], context: Context | None = None
) -> tuple[Finding, ...]:
    """Everything to correct, in the order of rows; `own` are codes of the clusters that whoever
    enters them looks after."""
    asked = questionnaire()
    answer = Answer(asked.code, asked.version, 0, {GRANTS: rows})
    told: dict[str | None, list[Finding]] = {None: [], **{row.id: [] for row in rows}}
    for one in check(answer, asked, context).findings:
        if one.severity == "error":
            told[one.place.row].append(one)
    seen: dict[object, Row] = {}
    for row in rows:
        wrong = {one.place.field for one in told[row.id]}
        told[row.id] += [one for one in _own_rules(row, own) if one.place.field not in wrong]
        if not told[row.id]:
            told[row.id] += _twice(row, seen)
    return tuple(one for several in told.values() for one in several)


def _own_rules(row: Row, own: Collection[str]) -> Iterator[Finding]:
    if all(value is None for value in row.values.values()):
        yield _finding(row, "cluster", "empty", _EMPTY)
        return
    yield from _not_own(row, own)
    yield from _shares(row)
    yield from _days(row)
    yield from _numbers(row)
    yield from _long(row)


def _not_own(row: Row, own: Collection[str]) -> Iterator[Finding]:
    if row.values.get("cluster") not in own:
        yield _finding(row, "cluster", "not_own", _NOT_OWN)


def _shares(row: Row) -> Iterator[Finding]:
    amount, costs = _number(row, "amount"), _number(row, "eligible_costs")
    plan = current().plan
    paid_through = row.values.get("instrument")
    found = (i for i in (plan.instruments if plan else ()) if i.code == paid_through)
    share = next((one.share for one in found), None)
    if not amount or not costs:
        return
    part = amount / costs
    if share is not None and not share.least <= round(part, 6) <= share.most:
        said = _SHARE.filled(
            amount=money(amount),
            part=percent(part, 1),
            least=percent(share.least),
            most=percent(share.most),
        )
        yield _finding(row, "amount", "share", said)
    elif share is None and part > 1:
        yield _finding(row, "amount", "share", _MORE_THAN_COSTS.filled(amount=money(amount)))


def _days(row: Row) -> Iterator[Finding]:
    begins, ends = row.values.get("paid_from"), row.values.get("paid_until")
    if isinstance(begins, str) and isinstance(ends, str) and ends < begins:
        yield _finding(row, "paid_until", "order", _ORDER)


def _numbers(row: Row) -> Iterator[Finding]:
    siret, rna = row.values.get("siret"), row.values.get("rna")
    if siret is not None and len(str(siret)) != 14:
        yield _finding(row, "siret", "length", _FOURTEEN)
    if rna is not None and not _RNA.fullmatch(str(rna)):
        yield _finding(row, "rna", "form", _NO_RNA)


def _long(row: Row) -> Iterator[Finding]:
    for field, most in LONGEST.items():
        if len(str(row.values.get(field) or "")) > most:
            yield _finding(row, field, "long", _LONG.filled(most=most))


def _twice(row: Row, seen: dict[object, Row]) -> Iterator[Finding]:
    if seen.setdefault(key_of(row.values), row) is not row:
        yield _finding(row, "reference", "twice", _TWICE)


def _number(row: Row, field: str) -> float | None:
    value: Value = row.values.get(field)
    counts = isinstance(value, int | float) and not isinstance(value, bool) and value > 0
    return float(value) if counts else None  # type: ignore[arg-type]


def _finding(row: Row, field: str, code: str, said: Words) -> Finding:
    return Finding("error", code, Place(GRANTS, row.id, field), said)


_EMPTY = Words(fr="Rien n’est encore rempli.", en="Nothing is filled in yet.")
_NOT_OWN = Words(
    fr="Ce cluster n’est pas de ceux que vous suivez.",
    en="This cluster is not one that you follow.",
)
_SHARE = Words(
    fr="{amount} font {part} des dépenses éligibles\u202f; ce dispositif en paie de {least} "
    "à {most}.",
    en="{amount} is {part} of the eligible costs; this instrument pays from {least} to {most}.",
)
_MORE_THAN_COSTS = Words(
    fr="{amount}, c’est plus que les dépenses éligibles.",
    en="{amount} is more than the eligible costs.",
)
_ORDER = Words(
    fr="Le versement finirait avant d’avoir commencé.", en="Payment would end before it begins."
)
_FOURTEEN = Words(
    fr="Un SIRET est attendu\u202f: quatorze chiffres.", en="A SIRET is expected: fourteen digits."
)
_NO_RNA = Words(
    fr="Un numéro RNA est attendu, comme W691234567.",
    en="An RNA number is expected, such as W691234567.",
)
_LONG = Words(fr="{most} signes au plus.", en="At most {most} characters.")
_TWICE = Words(
    fr="Cette décision est déjà plus haut, pour le même cluster, dispositif et année.",
    en="This decision stands above already, for the same cluster, instrument and year.",
)
