"""The register that is loaded, and what it says differently of known organisations."""

from django.core.paginator import Paginator
from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.register import current as version_in_force
from grappe.register import status_of, status_words
from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.asked import number_in
from grappe.site.errors import say
from grappe.site.organisations.directories import register_folder
from grappe.site.organisations.models import RegisterChange
from grappe.site.organisations.portrait.searching import PER_PAGE
from grappe.site.organisations.portrait.sight import sight_of
from grappe.site.organisations.register import taking_over, together
from grappe.site.organisations.register.changing import changes_in, noted
from grappe.site.organisations.views.asking import act, for_whom, moment_in

COMMAND = "grappe register import StockUniteLegale_utf8.parquet StockEtablissement_utf8.parquet"
_VERBS = {"take": taking_over.take_over, "leave": taking_over.leave, "undo": taking_over.undo}


@for_whom(rights.can_see_others_lines)
def register(request: HttpRequest) -> HttpResponse:
    """What is loaded and how old it is; below, what changed (`kind`, `of` an organisation): open,
    or with `decided` the rest."""
    version = version_in_force(register_folder())
    status = status_of(version) if version else None
    told = [say(one) for one in status_words(status, today=clock.today())]
    decided, kind = "decided" in request.GET, request.GET.get("kind", "")
    sight = sight_of(person(request))
    of = number_in(request.GET.get("of"))
    listed = changes_in(sight, decided=decided, kind=kind, of=of)
    page = Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))
    kinds = changes_in(sight, decided=False).order_by().values_list("kind", flat=True).distinct()
    context = {
        "status": status,
        "told": told,
        "page": page,
        "changes": noted(list(page.object_list)),
        "decided": decided,
        "kind": kind,
        "command": COMMAND,
        "may_decide": rights.can_keep_register(request.user),
        "pills": _pills(set(kinds), kind, decided=decided),
        "together": _together(listed, kind, decided=decided or of is not None),
        "acts": together.acts() if decided and sight.everybody else [],
    }
    return render(request, "organisations/register.html", context)


def _together(listed: "QuerySet[RegisterChange]", kind: str, *, decided: bool) -> dict[str, int]:
    """Of what is open of one kind, how `many` can be taken over in one act, and the last of them
    (`seen`); nothing where that is not offered."""
    if decided or not kind or kind in together.ONE_BY_ONE:
        return {}
    counted = listed.aggregate(many=Count("pk"), seen=Max("pk"))
    return counted if counted["many"] > 1 else {}


@require_POST
@for_whom(rights.can_keep_register)
def changes(request: HttpRequest) -> HttpResponse:
    """Takes over all that is open of a `kind`, as far as it was `seen`; or, with the moment `at`
    of such an act, takes it back. What was decided is shown then, or the list again."""
    kind, by = request.POST.get("kind", ""), person(request)
    decided = f"{reverse('organisations:register')}?decided"
    if at := moment_in(request.POST.get("at")):
        act(request, _("All open again."), lambda: together.undo_all(kind, at, by=by))
        return redirect(decided)
    seen = number_in(request.POST.get("seen")) or 0
    done = _("All taken over. You can undo it below, in one go.")
    act(request, done, lambda: together.take_over_all(kind, by=by, seen=seen))
    return redirect(decided)


@require_POST
@for_whom(rights.can_keep_register)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes one change over, leaves it, or takes either back (`do`); then the same list again."""
    found = get_object_or_404(RegisterChange, pk=pk)
    verb = _VERBS.get(request.POST.get("do", ""))
    if verb:
        done = _("Open again.") if verb is taking_over.undo else _("Noted. You can undo it.")
        act(request, done, lambda: verb(found, by=person(request)) or found)
    return redirect(f"{reverse('organisations:register')}?{request.GET.urlencode()}")


def _pills(kinds: set[str], chosen: str, *, decided: bool) -> list[tuple[str, None, str, bool]]:
    """Of what waits, the kinds that there are; then what was decided."""
    waiting = [(code, word) for code, word in RegisterChange.Kind.choices if code in kinds]
    pills: list[tuple[str, None, str, bool]] = [
        (_("To decide"), None, "?", not (chosen or decided)),
        *((str(capfirst(word)), None, f"?kind={code}", code == chosen) for code, word in waiting),
        (_("Decided"), None, "?decided", decided),
    ]
    return pills
