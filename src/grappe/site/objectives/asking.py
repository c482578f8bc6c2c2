"""The two forms of objectives: what they show, and what somebody typed in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from grappe.policies import ObjectiveTopic
from grappe.site.errors import Refused, say
from grappe.site.objectives.aims import Aim, objectives
from grappe.site.objectives.proposing import Place, Wish
from grappe.site.objectives.reading import Course
from grappe.site.objectives.reporting import Said
from grappe.site.objectives.telling import read, typed, value_said

Fields = list[dict[str, Any]]
_KINDS = {"integer": "integer", "amount": "number", "number": "number", "choice": "choice"}


@dataclass(frozen=True)
class Typed:
    """What came with a form, by the name of its control; the versions it was typed upon; what is
    wrong, and where."""

    values: Mapping[str, str]
    seen: Mapping[str, int]
    wrong: Mapping[Place, str] = field(default_factory=dict)

    @classmethod
    def none(cls) -> "Typed":
        return cls({}, {})

    def value(self, code: str, what: str, otherwise: str) -> str:
        return self.values.get(id_of(code, what), otherwise)


def id_of(code: str, what: str) -> str:
    """The name of a control, and its place on the page."""
    return "-".join(filter(None, (code, what)))


def name_of(course: Course) -> str:
    return say(course.aim.title)


def versions_of(courses: Iterable[Course]) -> dict[str, int]:
    return {one.aim.code: one.latest.version for one in courses if one.latest}


def reports_of(courses: Iterable[Course], year: int) -> dict[str, int]:
    return {one.aim.code: one.reported[year].version for one in courses if year in one.reported}


def wishes_in(form: Typed, courses: Iterable[Course]) -> tuple[dict[str, Wish], dict[Place, str]]:
    """By objective; one of which nothing was proposed, and nothing is typed now, is left out."""
    wishes: dict[str, Wish] = {}
    wrong: dict[Place, str] = {}
    for course in courses:
        code, mistakes = course.aim.code, dict[Place, str]()
        places = ["baseline", *(str(year) for year in course.span.years)]
        texts = {what: form.value(code, what, "") for what in places}
        values = {what: _read(course.aim, what, texts[what], mistakes) for what in places}
        untouched = texts["baseline"] == typed(course.aim, _first(course))
        if course.latest is None and untouched and not any(texts[p] for p in places[1:]):
            continue
        wrong |= mistakes
        targets = {year: values[str(year)] for year in course.span.years}
        wishes[code] = Wish(values["baseline"], targets)
    return wishes, wrong


def said_in(form: Typed, courses: Iterable[Course]) -> tuple[dict[str, Said], dict[Place, str]]:
    said: dict[str, Said] = {}
    wrong: dict[Place, str] = {}
    for course in courses:
        code = course.aim.code
        value = _read(course.aim, "value", form.value(code, "value", ""), wrong)
        texts = (form.value(code, what, "").strip() for what in ("view", "coming"))
        said[code] = Said(value, *texts)
    return said, wrong


def of_proposal(courses: Iterable[Course], form: Typed) -> list[tuple[ObjectiveTopic, Fields]]:
    return _by_topic((one.aim, _of_proposal(one, form)) for one in courses)


def of_report(
    courses: Iterable[Course], year: int, form: Typed
) -> list[tuple[ObjectiveTopic, Fields]]:
    """Of those objectives for which something is proposed."""
    return _by_topic((one.aim, _of_report(one, year, form)) for one in courses if one.latest)


def _of_proposal(course: Course, form: Typed) -> dict[str, Any]:
    aim, latest = course.aim, course.latest
    first = _control(course, "baseline", form, typed(aim, _first(course)), optional=True)
    first["label"] = _("%(year)s, for a start") % {"year": course.span.baseline_year}
    rest = []
    for year in course.span.years:
        stands = typed(aim, latest.target(year) if latest else None)
        rest.append(_control(course, str(year), form, stands) | {"label": str(year)})
    return _shown(course, form, [first, *rest], latest.version if latest else 0)


def _of_report(course: Course, year: int, form: Typed) -> dict[str, Any]:
    aim, last, stands = course.aim, course.reported.get(year), course.in_force
    target = value_said(aim, stands.target(year) if stands else None)
    fields = []
    if aim.computed is None:
        value = typed(aim, last.value if last else None)
        fields.append(_control(course, "value", form, value) | {"label": _("Reached")})
    texts = (
        ("view", _("How you see it"), last.view if last else ""),
        ("coming", _("What comes next"), last.coming if last else ""),
    )
    for what, label, text in texts:
        control = _control(course, what, form, text, optional=True)
        fields.append(control | {"label": label, "kind": "long", "unit": "", "choices": ()})
    shown = _shown(course, form, fields, last.version if last else 0)
    reached = value_said(aim, course.value(year)) if aim.computed else ""
    return shown | {"target": target, "reached": reached, "computed": aim.computed is not None}


def _shown(course: Course, form: Typed, fields: Fields, version: int) -> dict[str, Any]:
    return {
        "aim": course.aim,
        "fields": fields,
        "seen": form.seen.get(course.aim.code, version),
        "error": form.wrong.get((course.aim.code, ""), ""),
    }


def _control(
    course: Course, what: str, form: Typed, stands: str, *, optional: bool = False
) -> dict[str, Any]:
    """As `look/components/field.html` takes it."""
    aim = course.aim
    asked = aim.field
    return {
        "id": id_of(aim.code, what),
        "kind": _KINDS[asked.kind],
        "value": form.value(aim.code, what, stands),
        "error": form.wrong.get((aim.code, what), ""),
        "unit": say(asked.unit) if asked.unit else "",
        "optional": optional,
        "choices": [(choice.code, say(choice.label)) for choice in asked.choices],
    }


def _first(course: Course) -> float | None:
    """From where the road begins: as proposed, or as the figures tell of the year before."""
    if course.latest is not None:
        return course.latest.baseline
    return course.figures.get(course.span.baseline_year)


def _read(aim: Aim, what: str, text: str, wrong: dict[Place, str]) -> float | None:
    try:
        return read(aim, text)
    except Refused as refusal:
        wrong[aim.code, what] = str(refusal)
        return None


def _by_topic(told: Iterable[tuple[Aim, dict[str, Any]]]) -> list[tuple[ObjectiveTopic, Fields]]:
    known, every = objectives(), list(told)
    found = [
        (topic, [shown for aim, shown in every if aim.topic == topic])
        for topic in (known.topics if known else ())
    ]
    return [(topic, own) for topic, own in found if own]
