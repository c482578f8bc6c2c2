"""What a person receives by mail: their choices, kept and changed."""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction

from grappe.site.accounts.models import User
from grappe.site.news.matters import Matter, matters_of
from grappe.site.news.models import Choice, News, Preference
from grappe.site.news.tokens import DIGEST
from grappe.site.trail import record


def choices_of(person: User) -> list[tuple[Matter, str]]:
    """Each matter that a person may hear of, with their choice or the usual one."""
    chosen = dict(Preference.objects.filter(person=person).values_list("matter", "choice"))
    return [
        (one, one.usual if one.always else chosen.get(one.code, one.usual))
        for one in matters_of(person)
    ]


@transaction.atomic
def choose(person: User, wanted: Mapping[str, str], language: str = "") -> None:
    """Keeps what is wanted, as far as it can be chosen; anything else stays as it was."""
    changed = {}
    for matter, before in choices_of(person):
        choice = wanted.get(matter.code, before)
        if not matter.always and choice != before and choice in Choice.values:
            Preference.objects.update_or_create(
                person=person, matter=matter.code, defaults={"choice": choice}
            )
            changed[matter.code] = choice
    _forget_unwanted(person, [code for code, choice in changed.items() if choice == Choice.NEVER])
    if language in dict(settings.LANGUAGES) and language != person.language:
        person.language = language
        person.save(update_fields=["language"])
        changed["language"] = language
    if changed:
        record("mail.chosen", by=person, detail=changed)


def stop(person: User, about: str) -> None:
    """No more mails of a matter, or no digest any more: its matters are not mailed at all."""
    choose(
        person,
        {
            matter.code: Choice.NEVER
            for matter, choice in choices_of(person)
            if about in (matter.code, DIGEST if choice == Choice.DIGEST else "")
        },
    )


def _forget_unwanted(person: User, matters: list[str]) -> None:
    News.objects.filter(person=person, mail=None, matter__in=matters).delete()
