"""The list of organisations: sought by name or number, filtered, always in alphabetical order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from grappe.questions import fold
from grappe.site.organisations.history.belonging import clusters_now, in_several_clusters
from grappe.site.organisations.models import Organisation, Wording
from grappe.site.organisations.portrait.sight import Sight, having, in_sight
from grappe.site.organisations.spelling import written_names
from grappe.site.organisations.standing import Kin

PER_PAGE = 50
_LEAST_DIGITS = 3

_Listed = QuerySet[Organisation]
FILTERS: Mapping[str, Callable[[_Listed], _Listed]] = {
    "several": lambda listed: listed.filter(pk__in=in_several_clusters()),
    "no-number": lambda listed: listed.filter(siren="", number_abroad=""),
    "abroad": lambda listed: listed.exclude(country="FR"),
    "not-in-register": lambda listed: listed.filter(in_register=False, country="FR"),
    "part": lambda listed: listed.exclude(part_of=None),
}


@dataclass(frozen=True)
class Found:
    """An organisation of the list, its name as it is written, and the clusters in whose latest
    lists it stands."""

    organisation: Organisation
    name: str
    clusters: tuple[str, ...]


def find(sight: Sight, family: Kin, text: str = "", only: str = "") -> "QuerySet[Organisation]":
    """Those in sight whose name, in any wording, holds all the words, or whose number begins so;
    `only`: one of FILTERS."""
    listed = in_sight(sight, family)
    if fold(text):
        listed = having(listed, says(text), family)
    if only in FILTERS:
        listed = FILTERS[only](listed)
    return listed.select_related("part_of").order_by("folded", "pk")


def page_of(listed: "QuerySet[Organisation]", number: str | None) -> "Page[Organisation]":
    """A page of the list; the nearest one where there is none of that number."""
    return Paginator(listed, PER_PAGE).get_page(number)


def with_clusters(organisations: "list[Organisation]", family: Kin) -> list[Found]:
    """Three queries, however many they are."""
    now = clusters_now([one.pk for one in organisations], family)
    names = written_names(organisations)
    return [Found(one, names[one.pk], tuple(now[one.pk])) for one in organisations]


def says(text: str) -> Q:
    """Of an organisation: its name, in any wording, holds all the words, or its number begins so;
    a condition on nothing where there is no word."""
    words = Q()
    for word in fold(text).split():
        words &= Q(folded__contains=word)
    said = words | Q(Exists(Wording.objects.filter(words, organisation=OuterRef("pk"))))
    digits = "".join(text.split())
    if len(digits) >= _LEAST_DIGITS:
        said |= Q(number_abroad__iexact=text.strip())
    if digits.isdecimal() and len(digits) >= _LEAST_DIGITS:
        said |= Q(siren__startswith=digits[:9])
    return said
