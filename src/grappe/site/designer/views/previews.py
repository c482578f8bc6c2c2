"""What a new version would be: the form, the guide, the workbook, and the figures it would give."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from grappe.questions import Questionnaire
from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.designer.board import Board, board_of
from grappe.site.designer.models import Draft
from grappe.site.designer.previewing import form_of, workbook_of
from grappe.site.designer.trial import try_out
from grappe.site.designer.views.asking import of_draft
from grappe.site.errors import say
from grappe.site.rounds.views.files import as_workbook


@of_draft(rights.can_see_versions)
def form(request: HttpRequest, draft: Draft, section: str) -> HttpResponse:
    """A section as a cluster would fill it in; nothing that is typed here goes anywhere."""
    board = board_of(draft)
    asked = _asked(board)
    if not asked.has(section):
        raise Http404
    shown = form_of(asked, asked.section(section))
    context = {"section": asked.section(section), "shown": shown}
    return render(request, "designer/form.html", context | _about(board, asked))


@of_draft(rights.can_see_versions)
def guide(request: HttpRequest, draft: Draft) -> HttpResponse:
    board = board_of(draft)
    return render(request, "designer/guide.html", _about(board, _asked(board)))


@of_draft(rights.can_see_versions)
def workbook(request: HttpRequest, draft: Draft) -> HttpResponse:
    asked = _asked(board_of(draft))
    return as_workbook(workbook_of(asked), say(asked.title))


@of_draft(rights.can_try_versions)
def trial(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The Region's figures of last year by the definitions that are new or changed; not while one
    is wrong."""
    board = board_of(draft)
    asked = _asked(board)
    series = [one for one in board.differences if one.what == "series"]
    codes = [one.code for one in series if one.kind in ("begins", "changed")]
    tried = None if board.problems else try_out(_named(asked), codes, by=person(request))
    context = {"trial": tried, "codes": codes, **_about(board, asked)}
    return render(request, "designer/trial.html", context)


def _asked(board: Board) -> Questionnaire:
    if board.questionnaire is None:
        raise Http404
    return board.questionnaire


def _named(asked: Questionnaire) -> Questionnaire:
    return asked.model_copy(update={"version": f"{asked.version}~", "published_on": clock.today()})


def _about(board: Board, asked: Questionnaire) -> dict[str, object]:
    return {"board": board, "draft": board.draft, "questionnaire": asked}
