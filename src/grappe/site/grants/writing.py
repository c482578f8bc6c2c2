"""Grants entered, changed, removed, brought in from a file, and undone: officers for their
clusters, the head of unit for all."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.answers import Row
from grappe.questions import parse
from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.accounts.models import User
from grappe.site.errors import Refused, say
from grappe.site.grants import granting
from grappe.site.grants.asked import section
from grappe.site.grants.bringing import Brought, bring
from grappe.site.grants.checking import findings
from grappe.site.grants.line import Line, line_from, line_of
from grappe.site.grants.models import Deed, Grant
from grappe.site.grants.reading import kept_by, touches
from grappe.site.grants.showing import fields_of
from grappe.site.grants.telling import at_its_cell, said_of

_LARGEST = 20_000_000


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Enters a grant."""
    user = _keeper(request)
    return _written(request, user, None, lambda line: granting.enter(line, by=user))


@login_required
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes a grant."""
    user = _keeper(request)
    found = _own(user, pk)
    return _written(request, user, found, lambda line: granting.change(found, line, by=user))


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    user = _keeper(request)
    granting.remove(_own(user, pk), by=user)
    messages.success(request, _("The grant is removed; you can undo this."))
    return redirect("grants:grants")


@login_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """All is as it was before a deed."""
    user = _keeper(request)
    deed = get_object_or_404(Deed, pk=pk)
    if not touches(deed) <= set(kept_by(user)):
        raise PermissionDenied
    try:
        granting.undo(deed, by=user)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Undone."))
    return redirect("grants:grants")


@login_required
def bring_file(request: HttpRequest) -> HttpResponse:
    """Takes in a file, whole or not at all."""
    user = _keeper(request)
    context: dict[str, Any] = {"refusal": "", "wrong": (), "more": 0}
    if request.method != "POST":
        return render(request, "grants/bring.html", context)
    try:
        brought = _brought(request, user)
    except Refused as refusal:
        context["refusal"] = str(refusal)
    else:
        if not brought.wrong:
            messages.success(request, said_of(brought))
            return redirect("grants:grants")
        shown = brought.wrong[:50]
        context["wrong"] = [(at_its_cell(finding), "") for finding in shown]
        context["more"] = len(brought.wrong) - len(shown)
    return render(request, "grants/bring.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _brought(request: HttpRequest, user: User) -> Brought:
    file = request.FILES.get("file")
    if file is None:
        raise Refused(_("Choose a file first."), "no_file")
    if (file.size or 0) > _LARGEST:
        raise Refused(
            _("This file is larger than 20 MB. Take out its pictures and the sheets not needed."),
            "too_large",
        )
    return bring(file.read(), file.name or "", set(kept_by(user)), by=user)


def _written(
    request: HttpRequest, user: User, grant: Grant | None, keep: Callable[[Line], object]
) -> HttpResponse:
    own = kept_by(user)
    line: Line = line_of(grant) if grant else {}
    wrong: dict[str, str] = {}
    if request.method == "POST":
        line = {f.code: parse(f, _posted(request, f.code)) for f in section().fields}
        found = findings((Row("1", line),), own)
        wrong = {str(f.place.field): say(f.message) for f in reversed(found)}
        if not wrong:
            try:
                keep(line_from(line))
            except Refused as refusal:
                wrong = {"reference": str(refusal)}
            else:
                messages.success(request, _("The grant is kept."))
                return redirect("grants:grants")
    fields = fields_of(line, wrong, own)
    errors = [
        (f"{one['label']} · {one['error']}", f"#{one['id']}") for one in fields if one["error"]
    ]
    context = {"grant": grant, "fields": fields, "errors": errors}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "grants/grant.html", context, status=status)


def _posted(request: HttpRequest, name: str) -> str:
    """Without the character that no database keeps in a text."""
    return request.POST.get(name, "").replace("\0", "")


def _own(user: User, pk: int) -> Grant:
    found = get_object_or_404(Grant.objects.select_related("cluster"), pk=pk)
    if not rights.can_keep_grants(user, found.cluster):
        raise PermissionDenied
    return found


def _keeper(request: HttpRequest) -> User:
    if not rights.can_keep_grants(request.user):
        raise PermissionDenied
    return person(request)
