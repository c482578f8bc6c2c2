"""What is computed: the measures and indicators of all questionnaires of a publication."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from grappe.figures.connecting import quoted
from grappe.policies import Policy
from grappe.publication import table_names
from grappe.questions import Indicator, Measure, Questionnaire, Section, measures_of


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows of a measure or indicator stand."""

    questionnaire: str
    section: Section
    table: str
    quarterly: bool = False

    @property
    def counts(self) -> str | None:
        """Which rows count for their year, in SQL; None where all of them do."""
        left = self.section.left
        return left and f"({quoted(left)} IS NULL OR {quoted(left)} > year)"


@dataclass(frozen=True, slots=True)
class Definitions:
    """Every measure and indicator by code; of several versions of one, the latest."""

    measures: Mapping[str, Measure]
    indicators: Mapping[str, Indicator]
    asked_in: Mapping[str, str]
    sources: Mapping[tuple[str, str], Source]
    measured_in: Mapping[str, str]

    def of(self, codes: Collection[str] | None) -> "Definitions":
        """These indicators (all of them where None) and the measures that they name."""
        kept = {code: i for code, i in self.indicators.items() if codes is None or code in codes}
        named = {code for i in kept.values() if i.formula for code in measures_of(i.formula)}
        return replace(self, indicators=kept, measures={c: self.measures[c] for c in named})

    def source_of(self, measure: Measure) -> Source:
        return self.sources[self.measured_in[measure.code], measure.section]

    def asked_with(self, measure: Measure) -> tuple[Measure, ...]:
        """The measures that are asked of the same rows as this one, itself among them."""

        def asked(one: Measure) -> tuple[object, ...]:
            return (self.source_of(one).table, one.compared, one.where, one.by)

        return tuple(one for one in self.measures.values() if asked(one) == asked(measure))

    def rows_of(self, indicator: Indicator) -> Source:
        return self.sources[self.asked_in[indicator.code], str(indicator.section)]

    def sources_of(self, indicator: Indicator) -> tuple[Source, ...]:
        """Of the sections that an indicator is computed from, one for each of its measures."""
        if indicator.formula is None:
            return (self.rows_of(indicator),)
        return tuple(self.source_of(self.measures[code]) for code in measures_of(indicator.formula))

    def is_of_years(self, indicator: Indicator) -> bool:
        """Whether it is told of whole years. What is asked by quarters is where it adds up over
        time; what is protected is not, or a year would give its quarters away."""
        asked = self.asked_in[indicator.code]
        quarterly = any(one.quarterly for (code, _), one in self.sources.items() if code == asked)
        adds_up = indicator.nature in _OVER_TIME and indicator.sensitivity == "open"
        return adds_up or not quarterly

    def words_of(self, source: Source) -> set[str]:
        """Every word in what is asked of these rows, the names of their columns among them."""
        asked = [one for one in self.indicators.values() if source in self.sources_of(one)]
        return {"year", *(word for one in asked for word in self.words_in(one))}

    def is_compared(self, source: Source) -> bool:
        """Whether a measure compares these rows with those of a year earlier."""
        return any(self._compared(source))

    def words_compared(self, source: Source) -> set[str]:
        """Every word in what is asked of these rows as they are compared with a year earlier's."""
        return {"year"}.union(*map(words_of_measure, self._compared(source)))

    def _compared(self, source: Source) -> Iterator[Measure]:
        return (m for m in self.measures.values() if m.compared and self.source_of(m) == source)

    def words_in(self, indicator: Indicator) -> set[str]:
        """Every word in what an indicator asks of rows, the names of their columns among them."""
        own = (indicator.value, indicator.where, indicator.breakdown, indicator.once)
        named = (self.measures[code] for code in measures_of(indicator.formula or "0"))
        return _words(own).union(*map(words_of_measure, named))


_OVER_TIME = ("flow", "share")


def words_of_measure(measure: Measure) -> set[str]:
    return _words((measure.value, measure.where, measure.by))


def _words(asked: Iterable[str | None]) -> set[str]:
    return set(re.findall(r"\w+", " ".join(filter(None, asked)).lower()))


def definitions(policy: Policy) -> Definitions:
    """The definitions of a policy: those of its latest versions, and older ones they dropped."""
    versions = sorted(policy.questionnaires, key=lambda q: (q.published_on, q.version))
    return Definitions(
        measures={one.code: one for q in versions for one in q.measures},
        indicators=_in_order(versions),
        asked_in={one.code: q.code for q in versions for one in q.indicators},
        sources=_sources(versions),
        measured_in={one.code: q.code for q in versions for one in q.measures},
    )


def _in_order(versions: Iterable[Questionnaire]) -> dict[str, Indicator]:
    by_questionnaire = sorted(versions, key=lambda q: q.code)
    return {one.code: one for q in by_questionnaire for one in q.indicators}


def _sources(versions: list[Questionnaire]) -> dict[tuple[str, str], Source]:
    names = table_names(versions)
    return {
        (q.code, section.code): Source(q.code, section, names[q.code, section.code], q.is_quarterly)
        for q in versions
        for section in q.sections
    }
