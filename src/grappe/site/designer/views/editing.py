"""One part of a draft as a form, with what clusters would see of it beside."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.asked import number_in
from grappe.site.designer import designing, parts
from grappe.site.designer.asked import ASKED
from grappe.site.designer.board import Board, board_of
from grappe.site.designer.forms import PartForm
from grappe.site.designer.models import Draft
from grappe.site.designer.previewing import form_of
from grappe.site.designer.views.asking import of_draft
from grappe.site.designer.words import KINDS, NEW
from grappe.site.errors import Refused


@of_draft(rights.can_write_versions)
def edit(request: HttpRequest, draft: Draft, kind: str, code: str) -> HttpResponse:
    """What is wrong is said at its field, and kept all the same: nothing is lost."""
    board, path, part = _found(draft, kind, code)
    form = PartForm(kind, part, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            seen = number_in(request.POST.get("seen")) or 0
            changed = form.as_part()
            designing.change(draft, kind, code, changed, seen=seen, by=person(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            board = board_of(draft)
            if not board.wrong_in(path):
                return redirect("designer:draft", draft.pk)
            form.tell(board.wrong_in(path))
            messages.warning(request, _KEPT)
    elif request.method != "POST" and board.wrong_in(path):
        form = PartForm(kind, part, _as_sent(form))
        form.tell(board.wrong_in(path))
    return render(request, "designer/part.html", _context(board, form, kind, code))


@of_draft(rights.can_write_versions)
def add(request: HttpRequest, draft: Draft, kind: str) -> HttpResponse:
    """A new part; `?section=` is where a field goes, `?origin=` what it is begun with."""
    if kind not in parts.KINDS:
        raise Http404
    section = request.GET.get("section", "")
    board = board_of(draft)
    if kind == "field" and parts.path_of(board.document, "section", section) is None:
        raise Http404
    proposed = draft.origins.filter(pk=number_in(request.GET.get("origin")) or 0).first()
    form = PartForm(kind, None, request.POST or None, begins=proposed.part if proposed else {})
    if request.method == "POST" and form.is_valid():
        part = form.as_part() | ({"fields": []} if kind == "section" else {})
        try:
            code = designing.add(draft, kind, section, part, by=person(request))
        except Refused as refusal:
            form.add_error("code", str(refusal))
        else:
            board = board_of(draft)
            path = parts.path_of(board.document, kind, code)
            wrong = board.wrong_in(path) if path else []
            if kind == "section" or not wrong:
                return redirect("designer:draft", draft.pk)
            messages.warning(request, _KEPT)
            return redirect("designer:edit", draft.pk, kind, code)
    return render(request, "designer/part.html", _context(board, form, kind, ""))


@of_draft(rights.can_write_versions)
def look(request: HttpRequest, draft: Draft, kind: str, code: str) -> HttpResponse:
    """The panel beside the form, for what is written in it now and not kept yet."""
    board, path, part = _found(draft, kind, code)
    form = PartForm(kind, part, request.POST or None)
    if request.method == "POST" and form.is_valid():
        board = Board(draft, parts.replaced(board.document, path, form.as_part()))
    return render(request, "designer/_look.html", _looked(board, kind, code))


_KEPT = gettext_lazy(
    "It is kept. What is marked is still to be corrected before it can be published."
)


def _found(draft: Draft, kind: str, code: str) -> tuple[Board, parts.Path, parts.Part]:
    board = board_of(draft)
    path = parts.path_of(board.document, kind, code) if kind in ASKED else None
    if path is None:
        raise Http404
    return board, path, parts.part_at(board.document, path)


def _as_sent(form: PartForm) -> dict[str, Any]:
    """What is kept, as if it had been sent, so that what is wrong can be said of it."""
    return {name: form[name].value() for name in form.fields if form[name].value() is not None}


def _context(board: Board, form: PartForm, kind: str, code: str) -> dict[str, Any]:
    last = board.draft.steps.filter(undone=False).last()
    told = KINDS[kind] if code or kind == "questionnaire" else NEW[kind]
    looked = _looked(board, kind, code) if code or kind == "questionnaire" else {}
    context = {"form": form, "heading": told, "seen": last.number if last else 0}
    return {"board": board, "draft": board.draft, "kind": kind, "code": code, **context, **looked}


def _looked(board: Board, kind: str, code: str) -> dict[str, Any]:
    """What clusters would see of the part, and what is wrong in it."""
    path = parts.path_of(board.document, kind, code)
    asked, section = board.questionnaire, code.partition(".")[0]
    shown, field = None, None
    if asked and kind == "field" and asked.has(section):
        code_of_field = code.partition(".")[2]
        form = form_of(asked, asked.section(section))
        shown = [q for q in form.questions if q.cell.field.code == code_of_field][:1]
        field = asked.section(section).field(code_of_field)
    wrong = board.wrong_in(path) if path is not None else []
    changed = {"field": code}.get(kind, code if kind == "indicator" else f"{kind}s.{code}")
    told = [d for d in board.differences if d.code == changed]
    return {
        "shown": shown,
        "field": field,
        "wrong": [problem.message for _path, problem in wrong],
        "told": told,
        "look_at": (kind, code),
    }
