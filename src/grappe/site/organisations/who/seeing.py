"""A line as its reader may see it.

The same words, number and place are one wording, whoever wrote them. What else the first who
wrote it added is theirs: a cluster is shown no more than what makes the line its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from grappe.identity import Line
from grappe.questions import Words
from grappe.references import Commune, commune_at, communes_of_postal_code, find_commune
from grappe.site.organisations.models import Wording
from grappe.site.organisations.who.reader import Reader
from grappe.site.organisations.who.reading import writers_of
from grappe.site.organisations.wordings import line_of_wording
from grappe.site.policy.reading import current


@dataclass(frozen=True)
class Seen:
    """`types`: the kinds of organisation that it may have been said to be; `writers`: who wrote
    it and in which years, the reader's own cluster alone where others are not theirs to see."""

    line: Line
    place: Commune | None
    types: tuple[Words, ...]
    writers: tuple[tuple[str, tuple[int, ...]], ...]


def seen_by(reader: Reader, wording: Wording) -> Seen:
    """One query."""
    line = line_of_wording(wording)
    wrote = writers_of(wording)
    if not reader.sees_others:
        line = own_part(line)
        wrote = [one for one in wrote if reader.cluster and one[0] == reader.cluster.name]
    here = commune_at(line.commune, line.postal_code) if line.country == "FR" else None
    return Seen(line, here, _types(line.legal_forms), tuple(_by_cluster(wrote)))


def own_part(line: Line) -> Line:
    """The line without what does not tell it from others: website, type, and a commune that its
    postal code does not serve."""
    code = line.postal_code.strip()
    if code:
        town = find_commune(line.commune, code)
        served = town is not None and town in communes_of_postal_code(code)
        line = replace(line, commune=town.name if town and served else "")
    return replace(line, website="", legal_forms=())


def _types(forms: tuple[str, ...]) -> tuple[Words, ...]:
    """The choices of the policy that go with these legal forms; none without a type."""
    fields = (
        field
        for questionnaire in current().questionnaires
        for section in questionnaire.sections
        if section.lists_organisations
        for field in section.of_kind("choice")
    )
    labels = {
        choice.code: choice.label
        for field in fields
        for choice in field.choices
        if forms and choice.legal_forms == forms
    }
    return tuple(labels.values())


def _by_cluster(wrote: Iterable[tuple[str, int]]) -> Iterable[tuple[str, tuple[int, ...]]]:
    years: dict[str, tuple[int, ...]] = {}
    for cluster, year in wrote:
        years[cluster] = (*years.get(cluster, ()), year)
    return years.items()
