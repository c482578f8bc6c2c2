"""All that a page of a draft shows: its parts, what is wrong where, what changes, what it costs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from grappe.policies import NotInPolicyError, Problem, made, problems_in
from grappe.questions import Difference, Questionnaire, Words, differences, summary
from grappe.site.designer import parts
from grappe.site.designer.minutes import Estimate, estimate
from grappe.site.designer.models import Draft
from grappe.site.policy.reading import current


@dataclass(frozen=True)
class PartShown:
    """A part as the outline lists it; `wrong`: how many things of it are to be corrected."""

    kind: str
    code: str
    name: Words
    about: str
    wrong: int


@dataclass(frozen=True)
class SectionShown:
    part: PartShown
    fields: list[PartShown]


@dataclass(frozen=True, eq=False)
class Board:
    """A draft, or a draft as it would be with a change that nobody has kept yet."""

    draft: Draft
    document: dict[str, Any]

    @cached_property
    def questionnaire(self) -> Questionnaire | None:
        """None while a mistake of shape keeps it from being built."""
        return made(self.document)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        return problems_in(self.document, current()) if self.draft.is_open else ()

    @cached_property
    def in_force(self) -> Questionnaire | None:
        """The version that the draft began from."""
        try:
            return current().questionnaire(self.draft.questionnaire, self.draft.based_on)
        except NotInPolicyError:
            return None

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """To the version in force, the others' questionnaires beside it."""
        if self.questionnaire is None or self.in_force is None:
            return ()
        others = [q for q in current().latest if q.code != self.draft.questionnaire]
        return differences((*others, self.in_force), (*others, self.questionnaire))

    @property
    def changes(self) -> list[Difference]:
        return [one for one in self.differences if one.kind != "continues"]

    @property
    def summary(self) -> Words:
        """In one sentence; of series that go on, those of this questionnaire alone."""
        own = {one.code for one in self.in_force.indicators} if self.in_force else set()
        told = [d for d in self.differences if d.kind != "continues" or d.code in own]
        return summary(told)

    @cached_property
    def estimate(self) -> Estimate | None:
        if self.questionnaire is None or self.in_force is None:
            return None
        return estimate(self.in_force, self.questionnaire)

    @property
    def label(self) -> Words:
        return _words(self.document)

    def sections(self) -> list[SectionShown]:
        return [
            SectionShown(
                self._shown("section", one, str(one.get("code"))),
                [
                    self._shown("field", field, f"{one.get('code')}.{field.get('code')}")
                    for field in one.get("fields", [])
                ],
            )
            for one in self.document.get("sections", [])
        ]

    def lists(self) -> Iterator[tuple[str, list[PartShown]]]:
        """Rules, measures, indicators."""
        for kind, key in (
            ("rule", "rules"),
            ("measure", "measures"),
            ("indicator", "indicators"),
        ):
            found = self.document.get(key, [])
            yield kind, [self._shown(kind, one, str(one.get("code"))) for one in found]

    def wrong_in(self, path: parts.Path) -> list[tuple[parts.Path, Problem]]:
        """Each problem of a part, with the path that goes on inside the part."""
        n = len(path)
        return [(p.path[n:], p) for p in self.problems if p.path[:n] == path]

    def _shown(self, kind: str, part: dict[str, Any], code: str) -> PartShown:
        path = parts.path_of(self.document, kind, code)
        wrong = self.wrong_in(path) if path is not None else []
        if kind == "section":
            wrong = [one for one in wrong if one[0][:1] != ("fields",) or len(one[0]) == 1]
        about = "" if kind == "section" else part.get("formula") or part.get("value") or ""
        about = str(part.get("code") or "") if kind == "field" else about
        return PartShown(kind, code, _words(part), str(about), len(wrong))


def board_of(draft: Draft) -> Board:
    return Board(draft, draft.document)


def _words(part: dict[str, Any]) -> Words:
    label = part.get("label") or {}
    code = str(part.get("code") or "")
    french, english = str(label.get("fr") or code), str(label.get("en") or code)
    return Words(fr=french, en=english)
