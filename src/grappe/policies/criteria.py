"""Published sets of criteria as data: what a label or a profile asks, in our own words, and where
the clusters' answers say that they hold a label.

What a criterion can be answered with is said where it is asked: by `criteria` of a questionnaire's
fields and indicators.
"""

from pydantic import Field as Default
from pydantic import model_validator

from grappe.words import Frozen, Words

_NAMED = Words(fr="{set}\u202f: {number}{title}", en="{set}: {number}{title}")


class CriterionTitle(Frozen):
    """A criterion by the code that its set gives it, with a short title of our own."""

    code: str
    title: Words


class Sign(Frozen):
    """A figure that shows whether a condition is met: it is `at_least` so much, or `above` it.

    Of an indicator that is broken down, `kinds` are lists of parts: the figure is then how many of
    them have anything, as in "members of two kinds".
    """

    indicator: str
    kinds: tuple[tuple[str, ...], ...] = ()
    at_least: float | None = None
    above: float | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> "Sign":
        if (self.at_least is None) == (self.above is None):
            raise ValueError("either 'at_least' or 'above' is expected")
        return self

    def is_met_by(self, value: float) -> bool:
        return value >= self.at_least if self.at_least is not None else value > (self.above or 0.0)


class Condition(Frozen):
    """What has to be so. It is met where one of `signs` is; without any, `look` says what somebody
    has to see for themselves. `criterion` is the code under which questionnaires feed it."""

    criterion: str
    what: Words
    signs: tuple[Sign, ...] = ()
    look: Words | None = None

    @model_validator(mode="after")
    def _seen_or_looked_at(self) -> "Condition":
        if bool(self.signs) == (self.look is not None):
            raise ValueError("either 'signs' or 'look' is expected")
        return self


class Text(Frozen):
    """What is to be pasted where: `where` names the place over there, `places` are fields of
    records ("section.field") or indicators, as they are put one after the other."""

    where: Words
    places: tuple[str, ...] = Default(min_length=1)


class CriteriaSet(Frozen):
    """A set in one of its versions; `code` is what questionnaires call it, `note` says what of it
    is not here. With `conditions` it is a profile that is accepted or not, and `texts` fill it."""

    code: str
    version: str
    title: Words
    source: Words
    note: Words | None = None
    criteria: tuple[CriterionTitle, ...] = Default(min_length=1)
    conditions: tuple[Condition, ...] = ()
    texts: tuple[Text, ...] = ()


class Held(Frozen):
    """Where a questionnaire asks which label is held ("section.field", `none` being the choice that
    means no label) and until when, and how many months before that day renewal begins."""

    questionnaire: str
    level: str
    none: str
    until: str
    renewal_months: int = Default(ge=1, le=36)


class Criteria(Frozen):
    """Every set, and where a label is told."""

    held: Held | None = None
    sets: tuple[CriteriaSet, ...] = Default(min_length=1)

    def words_of(self, code: str, criterion: str) -> Words | None:
        """“Gold label: 1.1.2 Commitment of members”; None for what no set lists."""
        for one in self.sets:
            for listed in one.criteria:
                if (one.code, listed.code) == (code, criterion):
                    number = f"{criterion} " if criterion[0].isdecimal() else ""
                    return _NAMED.filled(set=one.title, number=number, title=listed.title)
        return None
