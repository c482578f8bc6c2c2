"""Words of organisations in templates: `{% load organisations %}`."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from grappe.site.accounts.models import User
from grappe.site.organisations.portrait import words

register = template.Library()

register.filter("siren", words.siren_words)
register.filter("abroad", words.abroad_words)
register.filter("decided", words.decided_words)
register.filter("membership", words.membership_words)
register.simple_tag(words.portrait_title)


@register.filter
def years(told: tuple[int, ...]) -> str:
    return ", ".join(map(str, told))


@register.filter
def name_in(code: str, names: Mapping[str, str]) -> str:
    return names.get(code, code)


@register.filter
def who(person: User | None) -> str:
    """A person's name; what is said of who is not here any more, or of no person."""
    return person.get_full_name() if person else _("somebody no longer here")
