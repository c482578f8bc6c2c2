"""Whose word stands where the clusters and the register differ: a person decides, and undoes."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.references import department_of
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.organisations.models import Organisation, Preferred
from grappe.site.organisations.models.folded import folded
from grappe.site.organisations.wordings import AT_ONCE
from grappe.site.policy.reading import current
from grappe.site.trail import record


@transaction.atomic
def prefer(
    organisation: Organisation, fact: str, whose: str, word: str, *, by: User | None
) -> Preferred:
    """This word stands for this fact from now on. Raises Refused where there is none."""
    known = fact in Preferred.Fact.values and whose in Preferred.Whose.values
    if not known or not word:
        raise Refused(_("There is no such word to choose."), "no_word")
    let_stand({organisation: word}, fact, whose, by=by)
    _record("organisation.preferred", organisation, fact, by=by)
    return Preferred.objects.get(organisation=organisation, fact=fact)


@transaction.atomic
def leave_open(organisation: Organisation, fact: str, *, by: User | None) -> None:
    """Nobody's word stands any more; what the organisation bore before is back."""
    if let_fall([organisation], fact):
        _record("organisation.left_open", organisation, fact, by=by)


def let_stand(words: Mapping[Organisation, str], fact: str, whose: str, *, by: User | None) -> None:
    """For one fact, a word for each organisation: three queries for some hundreds of them. Leaves
    no trace: whoever calls says what was done."""
    chosen = Preferred.objects.filter(fact=fact, organisation__in=words)
    stood = dict(chosen.values_list("organisation", "stood"))
    now = clock.now()
    Preferred.objects.bulk_create(
        [
            Preferred(
                organisation=one,
                fact=fact,
                whose=whose,
                word=word[:300],
                stood=stood.get(one.pk, _now(one, fact)),
                by=by,
                at=now,
            )
            for one, word in words.items()
        ],
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["organisation", "fact"],
        update_fields=["whose", "word", "stood", "by", "at"],
    )
    _bear(words, fact)


def let_fall(organisations: Iterable[Organisation], fact: str) -> int:
    """Nobody's word stands for this fact of these; what each bore before is back. Gives of how
    many a word stood; leaves no trace."""
    known = {one.pk: one for one in organisations}
    chosen = Preferred.objects.filter(fact=fact, organisation__in=known)
    stood = dict(chosen.values_list("organisation", "stood"))
    _bear({known[pk]: word for pk, word in stood.items()}, fact)
    chosen.delete()
    return len(stood)


class Standing(NamedTuple):
    """What stands of an organisation by a person's decision: the department of its place, None
    where nobody decided; its category (PME, ETI, GE) where the clusters' word on its size does,
    None where that word names none."""

    department: str | None = None
    size_is_the_clusters: bool = False
    category: str | None = None


def words_that_stand(same: Mapping[int, int]) -> dict[int, Standing]:
    """By organisation; a double's count for the one that stands for it, `same`, unless somebody
    decided on that one too (one query)."""
    found: dict[int, Standing] = {}
    chosen = Preferred.objects.exclude(fact=Preferred.Fact.NAME).select_related("organisation")
    for one in sorted(chosen, key=lambda one: one.organisation_id not in same):
        pk = same.get(one.organisation_id, one.organisation_id)
        found[pk] = _standing(one, found.get(pk, Standing()))
    return found


def _standing(one: Preferred, before: Standing) -> Standing:
    if one.fact == Preferred.Fact.SIZE:
        clusters = one.whose == Preferred.Whose.CLUSTERS
        category = _category_of(one.word) if clusters else None
        return before._replace(size_is_the_clusters=clusters, category=category)
    code, is_french = one.word.partition(" ")[0], one.organisation.country == "FR"
    return before._replace(department=department_of(code) if is_french else None)


def _category_of(word: str) -> str | None:
    """The one size category that goes with a type, by its words in either language."""
    sections = (section for one in current().questionnaires for section in one.sections)
    choices = (one for s in sections if (field := s.type_field) for one in field.choices)
    for one in choices:
        if word in (one.label.fr, one.label.en) and len(one.register_categories) == 1:
            return one.register_categories[0]
    return None


def _now(organisation: Organisation, fact: str) -> str:
    if fact == Preferred.Fact.NAME:
        return organisation.name
    if fact == Preferred.Fact.PLACE:
        return f"{organisation.postal_code} {organisation.commune}".strip()
    return ""


def _bear(words: Mapping[Organisation, str], fact: str) -> None:
    """An organisation's own name and place are what stands."""
    bears = {Preferred.Fact.NAME: _named, Preferred.Fact.PLACE: _placed}.get(Preferred.Fact(fact))
    if bears is None:
        return
    for one, word in words.items():
        columns = bears(one, word)
    if words:
        Organisation.objects.bulk_update(words, columns, batch_size=AT_ONCE)


def _named(one: Organisation, word: str) -> tuple[str, ...]:
    one.name = word[:300]
    one.folded = folded(one.name)
    return "name", "folded"


def _placed(one: Organisation, word: str) -> tuple[str, ...]:
    code, _space, town = word.partition(" ")
    written = (code, town) if code.isdecimal() else ("", word)
    one.postal_code, one.commune = written[0][:12], written[1][:120]
    return "postal_code", "commune"


def _record(action: str, organisation: Organisation, fact: str, *, by: User | None) -> None:
    record(action, by=by, detail={"organisation": organisation.pk, "fact": fact})
