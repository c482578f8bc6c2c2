"""A meeting called, moved, cancelled."""

from datetime import time
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.doing import done
from grappe.site.errors import say
from grappe.site.meetings import convening
from grappe.site.meetings.forms import CallForm
from grappe.site.meetings.models import Meeting
from grappe.site.meetings.reading import named_by_plan
from grappe.site.meetings.views.asking import for_whom, kept


@for_whom(rights.can_write_versions)
def call(request: HttpRequest) -> HttpResponse:
    """`?milestone=` is the plan's, whose words and day it begins with."""
    form = CallForm(request.POST or None, initial=_foreseen(request.GET.get("milestone", "")))
    by = person(request)
    if request.method == "POST" and kept(form, lambda: convening.call(form.called(), by=by)):
        return redirect("meetings:meeting", Meeting.objects.latest("pk").pk)
    return _page(request, form, None)


@for_whom(rights.can_write_versions)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another day, place or agenda."""
    meeting, by = get_object_or_404(Meeting, pk=pk), person(request)
    known = {name: getattr(meeting, name) for name in CallForm.base_fields if name != "about"}
    form = CallForm(request.POST or None, initial=known | {"about": meeting.about.all()})
    if request.method == "POST" and kept(
        form, lambda: convening.change(meeting, form.called(), by=by)
    ):
        return redirect("meetings:meeting", pk)
    return _page(request, form, meeting)


@for_whom(rights.can_write_versions)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """It will not take place."""
    meeting, by = get_object_or_404(Meeting, pk=pk), person(request)
    done(request, _("The meeting is cancelled."), lambda: convening.cancel(meeting, by=by))
    return redirect("meetings:meeting", pk)


def _foreseen(code: str) -> dict[str, Any]:
    hours = {"kind": "group", "begins": time(14), "ends": time(17)}
    planned = next((one for one in named_by_plan() if one.code == code), None)
    if planned is None:
        return hours
    named = {"kind": planned.meeting, "title": say(planned.what), "milestone": code}
    return hours | named | {"on": planned.planned}


def _page(request: HttpRequest, form: CallForm, meeting: Meeting | None) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "meetings/call.html", {"form": form, "meeting": meeting}, status=status)
