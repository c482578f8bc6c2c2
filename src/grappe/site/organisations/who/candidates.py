"""Who a line may be, as its reader may see them: in the register's words, or in their own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grappe.identity import Term
from grappe.references import Commune, commune, commune_at
from grappe.register import Company, companies
from grappe.site.organisations.directories import register_directory
from grappe.site.organisations.identifying import by_keys
from grappe.site.organisations.models import Organisation
from grappe.site.organisations.who.reader import Reader
from grappe.site.organisations.who.reading import written_as

LIKELY = 0.6


@dataclass(frozen=True)
class Suggested:
    """`key`: what choosing it sends; `number`: nine digits, or one abroad; `ended`: "ceased in
    2014", empty for who is active; `known`: where it is known from; `written`: how clusters
    write it, as (words, clusters), none for who may not see it; `organisation`: the number of the
    one that was met already."""

    key: str
    name: str
    number: str
    commune: str
    place: Commune | None
    known: str
    ended: str = ""
    organisation: int | None = None
    written: tuple[tuple[str, tuple[str, ...]], ...] = ()
    probability: float | None = None
    terms: tuple[Term, ...] = ()

    @property
    def kind(self) -> str:
        """How its button looks: the likely one is offered first."""
        return "primary" if (self.probability or 0) >= LIKELY else "secondary"


def suggested(keys: Sequence[str], reader: Reader) -> list[Suggested]:
    """Whoever bears these keys and may be shown to the reader, in their order (two queries and
    one look into the register)."""
    register = register_directory()
    units = companies(register.version, keys) if register else {}
    known = by_keys(keys)
    written = _written(known.values()) if reader.sees_others else {}
    found = []
    for key in keys:
        one = _of_register(units[key]) if key in units else None
        if one is None and key in known:
            one = _of_region(key, known[key], reader, has_register=bool(register))
        if one is not None:
            found.append(_met(one, known.get(key), written))
    return found


def may_choose(key: str, reader: Reader) -> bool:
    """Whether somebody who may be shown to the reader bears this key."""
    return bool(suggested([key], reader))


def _of_register(unit: Company) -> Suggested:
    acronym = f" ({unit.acronym})" if unit.acronym and unit.acronym not in unit.name else ""
    return Suggested(
        key=unit.siren,
        name=f"{unit.name}{acronym}" if unit.name else _("name not made public"),
        number=unit.siren,
        commune=_town(unit.commune_name, unit.postal_code),
        place=commune(unit.commune) if unit.commune else None,
        known=pgettext("organisation", "active") if unit.active else "",
        ended=_ended(unit),
    )


def _ended(unit: Company) -> str:
    if unit.active:
        return ""
    return _("ceased in %(year)s") % {"year": unit.ceased.year} if unit.ceased else _("has ceased")


def _of_region(
    key: str, one: Organisation, reader: Reader, *, has_register: bool
) -> Suggested | None:
    """An organisation that the register does not hold; to who may not see other clusters' words,
    only one that its own lines lead to, in its own words."""
    name = one.name if reader.sees_others else reader.own_names.get(one.pk)
    if name is None:
        return None
    place = commune_at(one.commune, one.postal_code) if one.country == "FR" else None
    known = _("known, not in the register") if has_register else _("known from other lines")
    known = known if reader.sees_others else _("known from your lines")
    shown = _town(one.commune, one.postal_code) if reader.sees_others else ""
    number = one.siren or one.number_abroad
    return Suggested(key, name, number, shown, place if shown else None, known)


def _town(name: str, postal_code: str) -> str:
    return " ".join(filter(None, (postal_code, name)))


def _written(organisations: Iterable[Organisation]) -> dict[int, dict[str, tuple[str, ...]]]:
    """Of each organisation the ways in which clusters write it, and who does."""
    ways: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for pk, words, cluster in written_as([one.pk for one in organisations]):
        ways[pk][words] = (*ways[pk].get(words, ()), cluster)
    return ways


def _met(
    one: Suggested,
    organisation: Organisation | None,
    written: Mapping[int, Mapping[str, tuple[str, ...]]],
) -> Suggested:
    if organisation is None:
        return one
    ways = written.get(organisation.pk, {})
    return replace(one, organisation=organisation.pk, written=tuple(ways.items()))
