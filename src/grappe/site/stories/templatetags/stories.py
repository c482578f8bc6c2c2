"""Paragraphs, comparisons and cards: `{% load stories %}`."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from grappe.prose import Piece, Run
from grappe.site.look.templatetags.look import words
from grappe.site.stories.reading import Read

register = template.Library()


@register.filter
def prose(texts: Iterable[Sequence[Run]]) -> SafeString:
    """Paragraphs as they are set; every word is escaped."""
    return format_html_join("", "<p>{}</p>", ((_runs(one),) for one in texts))


def _runs(paragraph: Sequence[Run]) -> SafeString:
    return mark_safe(
        "".join(format_html("<em>{}</em>" if r.emphasised else "{}", r.text) for r in paragraph)
    )


@register.filter
def compared(pieces: Iterable[Piece]) -> SafeString:
    """What went and what came, told to the ear too."""
    return mark_safe("".join(_piece(one) for one in pieces))


def _piece(one: Piece) -> SafeString:
    if one.kind == "same":
        return format_html("{}", one.text)
    tag, said = ("ins", _("new:")) if one.kind == "new" else ("del", _("gone:"))
    around = format_html('<span class="visually-hidden"> {} </span>', said)
    return format_html("<{0}>{1}{2}</{0}>", mark_safe(tag), around, one.text)


@register.inclusion_tag("look/components/card.html")
def story_card(read: Read, *, domain: bool = True) -> dict[str, Any]:
    """A story as a card: its domain unless the page is about it, its clusters, its quarter."""
    first, story = read.first, read.story
    said = [read.domain.name] if domain else []
    said += [", ".join(one.name for one in read.clusters), words(read.period.words)]
    size = _small(first.picture.width, first.picture.height) if first else (0, 0)
    return {
        "title": read.title,
        "url": reverse("stories:story", args=[story.pk]),
        "text": " · ".join(said),
        "picture": reverse("stories:picture", args=[story.pk, first.picture.pk, "small"])
        if first
        else "",
        "alt": first.alt if first else "",
        "width": size[0],
        "height": size[1],
        "language": story.language,
    }


def _small(width: int, height: int) -> tuple[int, int]:
    """Pixels of the smaller one."""
    scale = min(1.0, 640 / max(width, height))
    return round(width * scale), round(height * scale)
