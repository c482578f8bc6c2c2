"""How many stories each domain has told of a year: said to help, never to blame."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site.look.templatetags.look import sentence
from grappe.site.policy.models import Domain
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


def followed(year: int) -> Followed:
    """Of the quarters of a year (three queries)."""
    counted = Story.objects.filter(period__startswith=f"{year}-").order_by()
    n = {
        (one["domain"], one["state"]): one["n"]
        for one in counted.values("domain", "state").annotate(n=Count("pk"))
    }
    wanted = current().stories.a_domain_a_year
    told, waiting = [], []
    for domain in Domain.objects.filter(code__in=[d.code for d in current().domains]):
        published = n.get((domain.pk, State.PUBLISHED), 0)
        if published >= wanted:
            told.append(domain.name)
        else:
            under_way = sum(c for (d, s), c in n.items() if d == domain.pk) - published
            waiting.append(_waiting(domain.name, published, under_way))
    return Followed(year, tuple(told), tuple(waiting))


def years_with_stories() -> list[int]:
    """The latest first."""
    periods = Story.objects.order_by().values_list("period", flat=True).distinct()
    return sorted({int(one[:4]) for one in periods if one[:4].isdigit()}, reverse=True)


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
