"""Is the answer right: values, rules, against last year."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from grappe.answers import Answer, Finding, Place
from grappe.checks.mandatory import missing
from grappe.checks.rules import RULES
from grappe.checks.subject import Context, Subject
from grappe.checks.values import wrong_values
from grappe.questions import Questionnaire, Rule


@dataclass(frozen=True, slots=True)
class Checked:
    """All that was found, in the order of the sheets; `not_checked` names the rules that could not
    be looked at, for want of what they need."""

    findings: tuple[Finding, ...]
    not_checked: tuple[str, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity == "warning")


def check(answer: Answer, questionnaire: Questionnaire, context: Context | None = None) -> Checked:
    """Everything there is to say about an answer, at once; changes nothing. One cause gives one
    finding: a cell whose value is wrong is not looked at by rules, nor the company number of a row
    that stands there twice."""
    context = context or Context()
    answer = _without_empty_rows(answer)
    subject = Subject(answer, questionnaire, context)
    values = (*missing(subject), *wrong_values(subject))
    subject = replace(subject, wrong=frozenset(f.place for f in values))
    can, cannot = _sorted_out(questionnaire.rules, answer.year, context)
    findings = (*values, *_told(can, subject))
    return Checked(_in_order(findings, answer, questionnaire), cannot)


def unexplained(findings: Iterable[Finding], answer: Answer) -> tuple[Finding, ...]:
    """The warnings for which the cluster has given no line of explanation."""
    said = {(e.place, e.code) for e in answer.explanations if e.text.strip()}
    return tuple(f for f in findings if f.severity == "warning" and (f.place, f.code) not in said)


def _told(rules: Iterable[Rule], subject: Subject) -> Iterator[Finding]:
    told = [(rule, f) for rule in rules for f in RULES[rule.kind](rule, subject)]
    twice = {(f.place.section, f.place.row) for _, f in told if f.related is not None}
    for rule, finding in told:
        row = (finding.place.section, finding.place.row)
        if finding.place not in subject.wrong and not (rule.kind == "checksum" and row in twice):
            yield finding


def _without_empty_rows(answer: Answer) -> Answer:
    sections = {
        code: tuple(r for r in rows if any(v is not None for v in r.values.values()))
        for code, rows in answer.sections.items()
    }
    return replace(answer, sections=sections)


def _sorted_out(
    rules: Iterable[Rule], year: int, context: Context
) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    at_hand = {"year"} if year else set()
    at_hand |= {"previous"} if context.previous is not None else set()
    at_hand |= {"created_in"} if context.created_in is not None else set()
    at_hand |= {"register"} if context.register is not None else set()
    can = tuple(r for r in rules if _needs(r) <= at_hand)
    return can, tuple(r.code for r in rules if r not in can)


def _needs(rule: Rule) -> set[str]:
    """What it says, and the year where it looks at it: a file may not tell which one it is."""
    looks = rule.kind == "in_period" or "round.year" in rule.within
    return {*rule.needs, *(("year",) if looks else ())}


def _in_order(
    findings: Iterable[Finding], answer: Answer, questionnaire: Questionnaire
) -> tuple[Finding, ...]:
    sections = {s.code: n for n, s in enumerate(questionnaire.sections)}
    fields = {(s.code, f.code): n for s in questionnaire.sections for n, f in enumerate(s.fields)}
    rows = _row_order(answer, questionnaire)

    def order(finding: Finding) -> tuple[int, int, int]:
        place: Place = finding.place
        row = -1 if place.row is None else rows.get((place.section, place.row), -1)
        field = -1 if place.field is None else fields.get((place.section, place.field), -1)
        return sections.get(place.section, -1), row, field

    return tuple(sorted(findings, key=order))


def _row_order(answer: Answer, questionnaire: Questionnaire) -> Mapping[tuple[str, str], int]:
    order = {
        (code, row.id): n for code, rows in answer.sections.items() for n, row in enumerate(rows)
    }
    given = {(s.code, i.code): n for s in questionnaire.sections for n, i in enumerate(s.items)}
    return order | given
