"""Words that a dictionary of a release has in both languages."""

from collections.abc import Mapping

from django import template

from grappe.questions import Words
from grappe.site.errors import say

register = template.Library()


@register.filter
def in_language(words: Mapping[str, str]) -> str:
    return say(Words.model_validate(words))
