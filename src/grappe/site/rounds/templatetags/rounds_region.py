"""What the Region's pages say of rounds and reports: `{% load rounds_region %}`."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from grappe.answers import Place
from grappe.figures import sparkline
from grappe.site.errors import say
from grappe.site.look.templatetags.look import day, short_day
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Report, Submission
from grappe.site.rounds.region import naming, saying
from grappe.site.rounds.region.by_domain import News

register = template.Library()

register.simple_tag(saying.waiting_title)
register.simple_tag(saying.waits_since)
register.simple_tag(saying.answered, name="answered_sentence")
register.simple_tag(saying.rounds_title)
register.simple_tag(saying.overall, name="clusters_title")
register.simple_tag(saying.same, name="same_sentence")
register.simple_tag(saying.step, name="step_words")
register.simple_tag(saying.fresh, name="fresh_sentence")
register.filter("clusters", saying.names)
register.filter("report_name", naming.report_name)


@register.simple_tag
def changed_title(changed: saying.Changed, year_before: int | None) -> str:
    return saying.changed_title(changed, compared=year_before is not None)


@register.simple_tag
def news_words(news: News) -> SafeString:
    return format_html("{}, {}", saying.news(news.state, news.round_name), short_day(news.at))


@register.simple_tag
def accepted_by(sent: Submission) -> str:
    said = {"day": day(sent.accepted_at), "who": sent.accepted_by}
    if sent.accepted_by is None:
        return _("on %(day)s") % said
    return _("by %(who)s, on %(day)s") % said


@register.filter
def region_state(report: Report) -> str:
    return naming.state_for_region(report)[0]


@register.filter
def questionnaire_label(code: str) -> str:
    return next((say(one.label) for one in current().latest if one.code == code), code)


@register.filter
def place_key(place: Place) -> str:
    """A place in an address: section/row/field."""
    return f"{place.section}/{place.row or ''}/{place.field or ''}"


@register.filter
def place_id(place: Place) -> str:
    return place_key(place).replace("/", "-")


@register.filter
def spark(history: Sequence[float | None]) -> SafeString:
    return mark_safe(sparkline(history))  # noqa: S308 - drawn from numbers
