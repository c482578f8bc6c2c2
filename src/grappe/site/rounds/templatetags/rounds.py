"""What templates of rounds need beyond the look: `{% load rounds %}`."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from grappe.questions import Section
from grappe.references import country_names
from grappe.site.speaking import language_of_reader

register = template.Library()


@register.filter
def at(values: Mapping[object, object] | None, key: object) -> object:
    """The value at a key, None where there is none."""
    return values.get(key) if values else None


@register.filter
def said(words: Mapping[str, str]) -> str:
    """Words kept as {"fr", "en"}, in the reader's language."""
    return words[language_of_reader()]


@register.simple_tag
def country_list(section: Section) -> str:
    """The names that a section's countries are chosen from, for `list="countries"`; nothing for a
    section without one."""
    if not section.of_kind("country"):
        return ""
    names = ((name,) for name in country_names(language_of_reader()))
    options = format_html_join("", '<option value="{}"></option>', names)
    return format_html('<datalist id="countries">{}</datalist>', options)


@register.filter
def aside_words(one: Mapping[str, str]) -> str:
    """“Members, row 12”, “Members, column D, CA”, “Sheet Notes” of what a receipt sets aside."""
    if one["where"].isdigit():
        words = _("%(sheet)s, row %(where)s.")
    elif one["where"]:
        words = _("%(sheet)s, column %(where)s, “%(what)s”.")
    else:
        words = _("Sheet %(sheet)s.")
    return words % one
