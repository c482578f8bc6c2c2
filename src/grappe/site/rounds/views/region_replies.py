"""Making a publication public, and answering a cluster that disputes a figure."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.doing import done
from grappe.site.replies import passing, replying
from grappe.site.replies.models import Correction
from grappe.site.replies.reading import passage_of


@login_required
@require_POST
def make_public(request: HttpRequest, code: str) -> HttpResponse:
    """Once, by the head of unit."""
    if not rights.can_make_public(request.user):
        raise PermissionDenied
    passage = passage_of(code)
    if passage is None:
        raise Http404
    said = _("Publication %(code)s is public.") % {"code": code}
    done(request, said, lambda: passing.make_public(passage, by=person(request)))
    return redirect("rounds:publication", code)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """An officer's answer to a correction that a cluster asked for."""
    if not rights.can_answer_correction(request.user):
        raise PermissionDenied
    corrections = Correction.objects.select_related("reading__cluster")
    correction = get_object_or_404(corrections, pk=pk)
    cluster = correction.reading.cluster
    if not rights.can_answer_correction(request.user, cluster):
        raise PermissionDenied
    said = _("Answered. %(cluster)s sees it beside the figure.") % {"cluster": cluster}
    text, by = request.POST.get("text", ""), person(request)
    done(request, said, lambda: replying.answer(correction, text, by=by))
    return redirect(f"{reverse('rounds:inbox')}#corrections")
