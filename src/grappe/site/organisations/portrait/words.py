"""What the pages of organisations say."""

from collections.abc import Callable, Mapping
from operator import attrgetter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site.look.templatetags.look import number
from grappe.site.organisations.history.memberships import Membership, Span
from grappe.site.organisations.models import Decision, Organisation, Wording
from grappe.site.organisations.portrait.portraying import Portrait

_NARROW = "\N{NARROW NO-BREAK SPACE}"
_LENGTHS = (9, 14)


def portrait_title(told: Portrait) -> str:
    """Who it is, and in how many clusters."""
    n = len(told.current)
    said = {"name": told.name, "n": n}
    if not told.sees_others and len(told.memberships) == 1:
        return _in_one_cluster(told)
    if n:
        return (
            ngettext(
                "%(name)s is a member of one cluster", "%(name)s is a member of %(n)s clusters", n
            )
            % said
        )
    if told.memberships:
        return _("%(name)s is a member of no cluster any more") % said
    return _("%(name)s is a member of no cluster") % said


def _in_one_cluster(told: Portrait) -> str:
    (only,) = told.memberships
    said = {"name": told.name, "cluster": told.clusters[only.cluster]}
    if only.is_current:
        return _("%(name)s is a member of %(cluster)s") % said
    return _("%(name)s was a member of %(cluster)s") % said


def list_title(n: int, text: str) -> str:
    """How many organisations there are, or answer what was sought."""
    said = {"n": number(n), "text": text}
    if not n:
        return (_("No organisation answers to “%(text)s”") if text else _("No organisation")) % said
    if text:
        return (
            ngettext(
                "One organisation answers to “%(text)s”",
                "%(n)s organisations answer to “%(text)s”",
                n,
            )
            % said
        )
    return ngettext("One organisation", "%(n)s organisations", n) % said


def siren_words(number: str) -> str:
    """A SIREN or a SIRET in groups of digits that stay together; another number as it is."""
    if not (len(number) in _LENGTHS and number.isdecimal()):
        return number
    return _NARROW.join(filter(None, (number[:3], number[3:6], number[6:9], number[9:])))


def abroad_words(one: Organisation | Wording) -> str:
    """Its number in its country's register, with the country where the number does not say it."""
    number_there = one.number_abroad
    return number_there if number_there.startswith(one.country) else f"{one.country} {number_there}"


def years_words(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def span_words(span: Span, clusters: Mapping[str, str]) -> str:
    """“2019–2020, came from Imaginove; left in 2021”."""
    said = {
        "years": years_words(span.first, span.last),
        "before": clusters.get(span.came_from, span.came_from),
        "after": clusters.get(span.went_to, span.went_to),
        "year": str(span.left_in or ""),
    }
    began = {
        "there": "%(years)s",
        "joined": _("%(years)s, new in the first of them"),
        "came_back": _("%(years)s, back after a time"),
        "moved": _("%(years)s, came along from %(before)s"),
    }[span.began]
    ended = {
        "": "",
        "left": _("; left in %(year)s"),
        "moved": _("; went along to %(after)s"),
    }[span.ended]
    return (began + ended) % said


def membership_words(one: Membership, clusters: Mapping[str, str]) -> tuple[str, ...]:
    """A line a span; of who had left before our first list, when."""
    if one.spans:
        return tuple(span_words(span, clusters) for span in one.spans)
    return (_("left in %(year)s") % {"year": one.left},) if one.left else ()


def decided_words(
    one: Decision, name_of: Callable[[Organisation], str] = attrgetter("name")
) -> str:
    """What was decided, as a sentence; `name_of`: how its reader calls an organisation."""
    said = {
        "line": one.wording.name if one.wording else "",
        "one": name_of(one.organisation) if one.organisation else "",
        "other": name_of(one.other) if one.other else "",
    }
    return {
        Decision.Kind.IDENTIFIED: _("“%(line)s” is %(one)s."),
        Decision.Kind.NEW: _("“%(line)s” is an organisation of its own."),
        Decision.Kind.ASKED: _("The clusters were asked who “%(line)s” is."),
        Decision.Kind.SAME: _("%(one)s and %(other)s are one organisation."),
        Decision.Kind.PART: _("%(one)s is part of %(other)s."),
        Decision.Kind.FOLLOWED: _("%(other)s goes on in the place of %(one)s."),
    }[Decision.Kind(one.kind)] % said


def natures() -> list[tuple[str, str]]:
    """What a part of a whole may be."""
    return [
        (Organisation.Nature.ESTABLISHMENT, _("An establishment of it")),
        (Organisation.Nature.LABORATORY, _("A laboratory or joint unit of it")),
        (Organisation.Nature.SUBSIDIARY, _("A subsidiary of it")),
    ]
