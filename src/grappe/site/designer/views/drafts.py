"""Questionnaires with their versions, and a draft as an outline."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from grappe.site.accounts import rights
from grappe.site.designer.board import board_of
from grappe.site.designer.models import Draft
from grappe.site.designer.publishing import next_version
from grappe.site.designer.views.asking import of_draft
from grappe.site.designer.words import MANY, NEW
from grappe.site.policy.reading import current


@login_required
def drafts(request: HttpRequest) -> HttpResponse:
    """Each questionnaire: the version in force, and the one that is being written."""
    if not rights.can_see_versions(request.user):
        raise PermissionDenied
    open_ = {one.questionnaire: one for one in Draft.objects.filter(**_OPEN)}
    context = {
        "asked": [(one, open_.get(one.code)) for one in current().latest],
        "published": Draft.objects.exclude(published_at=None).prefetch_related("origins"),
        "writes": rights.can_write_versions(request.user),
    }
    return render(request, "designer/drafts.html", context)


@of_draft(rights.can_see_versions)
def draft(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The outline: sections with their fields, rules, measures, indicators; what changes."""
    return draft_page(request, draft)


def draft_page(request: HttpRequest, draft: Draft, refused: str = "") -> HttpResponse:
    """`refused` says why a comment that was sent is not kept."""
    board = board_of(draft)
    writes = draft.is_open and rights.can_write_versions(request.user)
    context = {
        "board": board,
        "draft": draft,
        "lists": [(kind, MANY[kind], NEW[kind], found) for kind, found in board.lists()],
        "new": NEW,
        "writes": writes,
        "changed": draft.steps.filter(undone=False, number__gt=0).exists(),
        "publishes": draft.is_open and rights.can_publish_versions(request.user),
        "version": next_version(draft),
        "tries": rights.can_try_versions(request.user),
        "comments": draft.is_open and rights.can_comment_versions(request.user),
        "said": said_of(draft),
        "refused": refused,
        "typed": request.POST.get("text", ""),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "designer/draft.html", context, status=status)


def said_of(draft: Draft) -> list[dict[str, Any]]:
    """Comments as the component *exchange* takes them."""
    remarks = draft.remarks.select_related("by", "cluster")
    return [
        {"at": one.at, "by": one.by or _("somebody"), "on": one.cluster, "text": one.text}
        for one in remarks
    ]


_OPEN = {"published_at": None, "given_up_at": None}
