"""A name as a person would write it: the register writes everything in capitals."""

from collections.abc import Iterable

from grappe.questions import fold_name
from grappe.site.organisations.models import Organisation, Wording


def as_written(name: str, wordings: Iterable[str]) -> str:
    """The first of the wordings that says the same as a name in capitals, and is not in capitals
    itself; the name where there is none."""
    if name != name.upper():
        return name
    same = (one for one in wordings if one != one.upper() and fold_name(one) == fold_name(name))
    return next(same, name)


def written_names(organisations: Iterable[Organisation]) -> dict[int, str]:
    """The name of each as its wordings spell it (one query)."""
    named = {one.pk: one.name for one in organisations}
    written: dict[int, list[str]] = {pk: [] for pk in named}
    for one in Wording.objects.filter(organisation__in=named).order_by("pk"):
        written[one.organisation_id or 0].append(one.name)
    return {pk: as_written(name, written[pk]) for pk, name in named.items()}
