"""A draft that both doors fill: typed cells, files, confirmations, corrections; each an edit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.answers import (
    Answer,
    Finding,
    Place,
    confirm,
    set_cells,
    to_json,
)
from grappe.answers import explain as explain_place
from grappe.questions import Value, parse
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.rounds.already import already
from grappe.site.rounds.files import digest
from grappe.site.rounds.models import Draft, Edit, Report, State, Step
from grappe.site.rounds.patching import difference
from grappe.site.rounds.reading import (
    first_answer,
    questionnaire_of,
)
from grappe.site.trail import record


@dataclass(frozen=True)
class Typed:
    """A cell as a person left it: `seen` is the value that the page showed before."""

    place: Place
    text: str
    seen: Value = None


@dataclass(frozen=True)
class Conflict:
    """Two people wrote in one cell: `theirs` stands, `mine` is given back to be decided on."""

    place: Place
    mine: Value
    theirs: Value


def look_at(report: Report, *, by: User | None) -> None:
    """Notes the first time that somebody of the cluster opens the report."""
    if report.opened_at is None and report.can_be_edited:
        report.opened_at = clock.now()
        report.save(update_fields=["opened_at"])


@transaction.atomic
def change(
    report: Report,
    kind: str,
    how: Callable[[Answer], Answer],
    *,
    by: User | None,
    on_behalf: bool = False,
) -> Edit | None:
    """The one door through which a draft changes; None where nothing did. Raises Refused."""
    return changed(report, kind, how, by=by, on_behalf=on_behalf)


def changed(
    report: Report,
    kind: str,
    how: Callable[[Answer], Answer],
    *,
    by: User | None,
    on_behalf: bool,
) -> Edit | None:
    """As `change`, within a transaction that is there already."""
    draft, before = _locked(report, by)
    report = draft.report
    after = how(before)
    patch = difference(before, after)
    if not patch and after.explanations == before.explanations:
        if draft.pk is None:
            _save(draft, after)
        return None
    draft.revision += 1
    draft.saved_at, draft.saved_by = clock.now(), by
    _save(draft, after)
    edit = Edit.objects.create(
        draft=draft,
        revision=draft.revision,
        kind=kind,
        by=by,
        at=draft.saved_at,
        rows=patch,
        on_behalf=on_behalf,
    )
    record(
        f"draft.{kind}",
        by=by,
        cluster=report.cluster,
        what=str(report.round),
        detail={"revision": draft.revision, "sha256": digest(draft.document)},
    )
    return edit


def _locked(report: Report, by: User | None) -> tuple[Draft, Answer]:
    """A report's row stands for its draft: who holds the one lets nobody write in the other."""
    found = Report.objects.select_for_update(of=("self",))
    report = found.select_related("round", "cluster", "draft").get(pk=report.pk)
    if report.state == State.SUBMITTED:
        raise Refused(already(report, by), "not_editable")
    if not report.can_be_edited:
        raise Refused(_("This report can no longer be changed."), "not_editable")
    if report.state == State.EXPECTED:
        report.state = State.DRAFT
        report.opened_at = report.opened_at or clock.now()
        report.save(update_fields=["state", "opened_at"])
        Step.objects.create(report=report, state=State.DRAFT, at=clock.now())
    draft = getattr(report, "draft", None)
    return (draft, draft.answer) if draft else (Draft(report=report), first_answer(report))


def _save(draft: Draft, answer: Answer) -> None:
    draft.document = to_json(answer)
    draft.save()


def save_cells(
    report: Report, cells: Sequence[Typed], *, by: User | None, on_behalf: bool = False
) -> tuple[Conflict, ...]:
    """Writes what was typed; a cell that somebody else changed meanwhile is not overwritten."""
    questionnaire = questionnaire_of(report.round)
    conflicts: list[Conflict] = []

    def write(answer: Answer) -> Answer:
        written: dict[Place, Value] = {}
        there = {(code, r.id): r.values for code, rows in answer.sections.items() for r in rows}
        for cell in cells:
            section, row, code = cell.place.section, cell.place.row or "", cell.place.field or ""
            value = parse(questionnaire.section(section).field(code), cell.text)
            now = there.get((section, row), {}).get(code)
            if now not in (value, cell.seen):
                conflicts.append(Conflict(cell.place, value, now))
            elif now != value:
                written[cell.place] = value
        return set_cells(answer, written.items())

    change(report, Edit.Kind.CELLS, write, by=by, on_behalf=on_behalf)
    return tuple(conflicts)


def confirm_unchanged(
    report: Report,
    section: str | None = None,
    rows: Sequence[str] | None = None,
    *,
    by: User | None,
    on_behalf: bool = False,
) -> Edit | None:
    """What was carried over is confirmed: some rows, a section or everything."""

    def confirmed(answer: Answer) -> Answer:
        for row in [None] if rows is None else rows:
            answer = confirm(answer, section, row)
        return answer

    return change(report, Edit.Kind.CONFIRMATION, confirmed, by=by, on_behalf=on_behalf)


def accept_corrections(
    report: Report, findings: Sequence[Finding], *, by: User | None, on_behalf: bool = False
) -> Edit | None:
    """Takes the proposed value of each finding that has one, as one edit that can be undone."""

    def correct(answer: Answer) -> Answer:
        known = (f for f in findings if f.correction is not None and f.place.field)
        return set_cells(answer, ((f.place, f.correction) for f in known))

    return change(report, Edit.Kind.CORRECTIONS, correct, by=by, on_behalf=on_behalf)


def explain(
    report: Report, place: Place, code: str, text: str, *, by: User | None, on_behalf: bool = False
) -> None:
    """Keeps the line that answers a warning; an empty one takes it back."""

    change(
        report,
        Edit.Kind.CELLS,
        lambda answer: explain_place(answer, place, code, text),
        by=by,
        on_behalf=on_behalf,
    )
