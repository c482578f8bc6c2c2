"""What is said about lines, candidates and decisions, in the words of who reads it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site.look.templatetags.look import number, percent
from grappe.site.organisations.models import Decision, Organisation, Wording
from grappe.site.organisations.portrait.words import decided_words
from grappe.site.organisations.who.candidates import LIKELY
from grappe.site.organisations.who.reader import Reader

_MINUS = "\N{MINUS SIGN}"


def title(reader: Reader, counts: dict[str, int]) -> str:
    """“12 lines to decide; 1,612 are recognised”."""
    n = sum(counts[state] for state in reader.states)
    known = counts[Wording.State.CERTAIN] + counts[Wording.State.DECIDED]
    if not n:
        return _("Nothing to decide")
    todo = ngettext("One line to decide", "%(n)s lines to decide", n) % {"n": number(n)}
    if not known:
        return todo
    rest = ngettext("one is recognised", "%(n)s are recognised", known) % {"n": number(known)}
    return _("%(first)s; %(second)s") % {"first": todo, "second": rest}


def likelihood(probability: float) -> str:
    """A probability in words, with its number."""
    words = next(words for least, words in _likelihoods() if probability >= least)
    return f"{words}, {percent(probability)}" if probability >= _SAID else words


_SAID = 0.01


def _likelihoods() -> tuple[tuple[float, str], ...]:
    return (
        (0.99, _("almost certain")),
        (0.9, _("very likely")),
        (LIKELY, _("likely")),
        (0.15, _("possible")),
        (_SAID, _("unlikely")),
        (0.0, _("very unlikely")),
    )


def signed(weight: float) -> str:
    """“+9.1”, “−4.0”."""
    return f"{'+' if weight >= 0 else _MINUS}{number(abs(weight), 1)}"


def name_for(reader: Reader, one: Organisation, wording: Wording | None) -> str:
    """How an organisation is called before a reader: a cluster reads the register's word or its
    own, never another cluster's."""
    if reader.sees_others or one.in_register:
        return one.name
    return reader.own_names.get(one.pk) or (wording.name if wording else "")


def decision_words(reader: Reader, decision: Decision) -> str:
    """What was decided, as a sentence."""
    return decided_words(decision, lambda one: name_for(reader, one, decision.wording))


def who_decided(reader: Reader, decision: Decision) -> str:
    """By name for who may see people, else for whom they spoke."""
    if decision.by_id == reader.user.pk:
        return _("you")
    of = decision.cluster.name if decision.cluster else _("the Region")
    if not (reader.names_people and decision.by):
        return of
    return f"{decision.by.get_full_name()}, {of}"
