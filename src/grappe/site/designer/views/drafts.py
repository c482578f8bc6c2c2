"""Questionnaires with their versions, and a draft as an outline."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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
        "published": Draft.objects.exclude(published_at=None),
        "writes": rights.can_write_versions(request.user),
    }
    return render(request, "designer/drafts.html", context)


@of_draft(rights.can_see_versions)
def draft(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The outline: sections with their fields, rules, measures, indicators; what changes."""
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
    }
    return render(request, "designer/draft.html", context)


_OPEN = {"published_at": None, "given_up_at": None}
