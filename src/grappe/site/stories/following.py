"""How many stories each domain has told of a year: said to help, never to blame."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site.errors import say
from grappe.site.look.templatetags.look import sentence
from grappe.site.policy.reading import current
from grappe.site.rounds.words import count_words
from grappe.site.stories.models import State, Story


@dataclass(frozen=True)
class Followed:
    """A year of stories: domains with all that are hoped for, and those still waiting, each with a
    word on what is under way. In the order of the policy."""

    year: int
    told: tuple[str, ...]
    waiting: tuple[str, ...]

    @property
    def line(self) -> str:
        n = current().stories.a_domain_a_year
        hoped = ngettext("its story", "its %(n)s stories", n) % {"n": count_words(n)}
        if not self.waiting:
            words = _("Every domain has %(hoped)s of %(year)s.")
            return words % {"hoped": hoped, "year": self.year}
        if not self.told:
            return _("No domain has %(hoped)s of %(year)s yet.") % {
                "hoped": hoped,
                "year": self.year,
            }
        words = ngettext(
            "%(domains)s has %(hoped)s of %(year)s.",
            "%(n)s domains have %(theirs)s of %(year)s: %(domains)s.",
            len(self.told),
        )
        theirs = ngettext("their story", "their %(n)s stories", n) % {"n": count_words(n)}
        return words % {
            "n": count_words(len(self.told)).capitalize(),
            "domains": sentence(self.told),
            "hoped": hoped,
            "theirs": theirs,
            "year": self.year,
        }


def followed(this_year: int, most: int = 2) -> list[Followed]:
    """This year, and the latest ones that have stories (one query)."""
    counted = Story.objects.order_by().values("domain__code", "period", "state")
    n: Counter[tuple[int, str, bool]] = Counter()
    for one in counted.annotate(n=Count("pk")):
        year = int(one["period"][:4])
        n[year, one["domain__code"], one["state"] == State.PUBLISHED] += one["n"]
    years = sorted({this_year, *(year for year, _domain, _state in n)}, reverse=True)
    return [_followed(year, n) for year in years[:most]]


def _followed(year: int, n: Counter[tuple[int, str, bool]]) -> Followed:
    told, waiting = [], []
    for domain in current().domains:
        published, under_way = n[year, domain.code, True], n[year, domain.code, False]
        if published >= current().stories.a_domain_a_year:
            told.append(say(domain.name))
        else:
            waiting.append(_waiting(say(domain.name), published, under_way))
    return Followed(year, tuple(told), tuple(waiting))


def _waiting(name: str, published: int, under_way: int) -> str:
    """“Energy (one published, two under way)”."""
    said = []
    if published:
        words = ngettext("one published", "%(n)s published", published)
        said.append(words % {"n": count_words(published)})
    if under_way:
        words = ngettext("one under way", "%(n)s under way", under_way)
        said.append(words % {"n": count_words(under_way)})
    return f"{name} ({', '.join(said)})" if said else name
