"""Who is this? One line at a time, for the Region and for a cluster."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from grappe.site.asked import number_in
from grappe.site.errors import Refused
from grappe.site.organisations.deciding import Meanwhile
from grappe.site.organisations.models import Wording
from grappe.site.organisations.views.asking import words_in
from grappe.site.organisations.views.reading_as import deciding_only, of_reader
from grappe.site.organisations.who.choosing import choose
from grappe.site.organisations.who.page import Notes, page_of
from grappe.site.organisations.who.queueing import after, queue, waiting
from grappe.site.organisations.who.reader import Reader


@of_reader
def who(request: HttpRequest, reader: Reader) -> HttpResponse:
    """`line` names the one at hand, `past` one that is put off, `find` what is looked for,
    `show=asked` the lines that clusters were asked about."""
    given = request.GET
    line, past = (number_in(given.get(name)) for name in ("line", "past"))
    found = queue(reader, show=given.get("show", ""), line=line, past=past)
    wording = get_object_or_404(reader.wordings, pk=found.at) if found.at else None
    notes = Notes(show=given.get("show", ""), find=words_in(given.get("find")))
    return render(request, "organisations/who.html", page_of(reader, found, wording, notes))


@require_POST
@of_reader
def decide(request: HttpRequest, reader: Reader, pk: int) -> HttpResponse:
    """Decides as was pressed, and leads to the next line."""
    deciding_only(reader)
    wording = get_object_or_404(reader.wordings, pk=pk)
    told, show = request.POST, request.POST.get("show", "")
    seen = number_in(told.get("seen"))
    numbers = waiting(reader, show)
    try:
        choose(
            told.get("choice", ""),
            wording,
            reader,
            seen=-1 if seen is None else seen,
            why=words_in(told.get("why")),
        )
    except Meanwhile as refusal:
        if not (refusal.decision and refusal.decision.by_id == reader.user.pk):
            return _again(request, reader, wording, refusal)
    except Refused as refusal:
        return _again(request, reader, wording, refusal)
    return redirect(reader.line_address(line=after(numbers, pk), show=show))


def _again(
    request: HttpRequest, reader: Reader, wording: Wording, refusal: Refused
) -> HttpResponse:
    """The line once more, as it stands now; the words that came with the choice are kept."""
    wording.refresh_from_db()
    told = request.POST
    show = told.get("show", "")
    notes = Notes(show=show, why=words_in(told.get("why")), refusal=str(refusal))
    context = page_of(reader, queue(reader, show=show, line=wording.pk), wording, notes)
    status = 409 if isinstance(refusal, Meanwhile) else 422
    return render(request, "organisations/who.html", context, status=status)
