"""What the database manager decides on organisations: together, part of, apart, and back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site.accounts.asking import person
from grappe.site.asked import number_in
from grappe.site.organisations import deciding, relating
from grappe.site.organisations.models import Decision, Organisation, Wording
from grappe.site.organisations.portrait import preferring, searching
from grappe.site.organisations.portrait.portraying import portray
from grappe.site.organisations.portrait.sight import Sight
from grappe.site.organisations.portrait.words import natures
from grappe.site.organisations.spelling import written_names
from grappe.site.organisations.standing import kin, root_of
from grappe.site.organisations.views.asking import act, of_organisation

_SHOWN = 20


@of_organisation
def others(request: HttpRequest, one: Organisation) -> HttpResponse:
    """Looking for the organisation that this one is, or is part of (`as`: which kind of part)."""
    text = request.GET.get("q", "").strip()
    asked = request.GET.get("as", "")
    nature = asked if asked in dict(natures()) else ""
    family = kin()
    sought = searching.find(Sight(True), family, text).exclude(pk=one.pk)
    found = list(sought[: _SHOWN + 1]) if text else []
    context = {
        "one": one,
        "name": written_names([one])[one.pk],
        "q": text,
        "found": searching.with_clusters(found[:_SHOWN], family),
        "more": len(found) > _SHOWN,
        "nature": nature,
        "kept": [("as", nature)],
        "pills": _ways(text, nature),
    }
    return render(request, "organisations/others.html", context)


def _ways(text: str, chosen: str) -> list[tuple[str, None, str, bool]]:
    named = [("", _("The same organisation")), *natures()]
    return [
        (word, None, f"?{urlencode({'as': code, 'q': text})}", code == chosen)
        for code, word in named
    ]


@require_POST
@of_organisation
def same(request: HttpRequest, one: Organisation) -> HttpResponse:
    """This one and the other are one organisation, which keeps the other's page."""
    other = get_object_or_404(Organisation, pk=number_in(request.POST.get("other")))
    why = request.POST.get("why", "")
    done = _("These are one organisation now. You can undo it below, at any time.")
    by = person(request)
    made = act(request, done, lambda: relating.are_the_same(one, other, by=by, why=why))
    return redirect("organisations:organisation", root_of(other).pk if made else one.pk)


@require_POST
@of_organisation
def part(request: HttpRequest, one: Organisation) -> HttpResponse:
    """This one is an establishment, a laboratory or a subsidiary of the other."""
    other = get_object_or_404(Organisation, pk=number_in(request.POST.get("other")))
    nature, why = request.POST.get("nature", ""), request.POST.get("why", "")
    done = _("Noted. You can undo it below, at any time.")
    by = person(request)
    act(request, done, lambda: relating.is_part_of(one, other, nature, by=by, why=why))
    return redirect("organisations:organisation", one.pk)


@require_POST
@of_organisation
def apart(request: HttpRequest, one: Organisation) -> HttpResponse:
    """One of its wordings is somebody else."""
    wording = get_object_or_404(Wording, pk=number_in(request.POST.get("wording")))
    done = _("This wording is an organisation of its own now. You can undo it below, at any time.")
    made = act(request, done, lambda: deciding.set_apart(wording, by=person(request)))
    alone = made.organisation_id if isinstance(made, Decision) else None
    return redirect("organisations:organisation", alone or one.pk)


@require_POST
@of_organisation
def take_back(request: HttpRequest, one: Organisation) -> HttpResponse:
    """Takes a decision back."""
    decision = get_object_or_404(Decision, pk=number_in(request.POST.get("decision")))
    done = _("Taken back. What was decided later stands.")
    act(request, done, lambda: deciding.undo(decision, by=person(request)))
    wording = Wording.objects.filter(decisions=decision).first()
    back = wording.organisation_id if wording else decision.organisation_id
    return redirect("organisations:organisation", back or one.pk)


@require_POST
@of_organisation
def prefer(request: HttpRequest, one: Organisation) -> HttpResponse:
    """Whose word stands for a fact; nobody's where none is named."""
    fact, whose = request.POST.get("fact", ""), request.POST.get("whose", "")
    by = person(request)
    if not whose:
        done = _("Open again: nobody’s word stands.")
        act(request, done, lambda: preferring.leave_open(one, fact, by=by))
    else:
        word, done = _word_of(one, fact, whose), _("Noted: this word stands.")
        act(request, done, lambda: preferring.prefer(one, fact, whose, word, by=by))
    return redirect("organisations:organisation", one.pk)


def _word_of(one: Organisation, fact: str, whose: str) -> str:
    told = portray(one, Sight(True))
    compared = {line.fact: line for line in told.compared} if told else {}
    line = compared.get(fact)
    return "" if line is None else line.registers if whose == "register" else line.clusters
