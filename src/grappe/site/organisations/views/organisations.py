"""The list of organisations, and a page for each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.organisations.models import Organisation, RegisterChange
from grappe.site.organisations.portrait import searching, words
from grappe.site.organisations.portrait.portraying import portray
from grappe.site.organisations.portrait.sight import sight_of
from grappe.site.organisations.standing import kin, root_of
from grappe.site.organisations.views.asking import for_whom


@for_whom(rights.can_see_others_lines)
def organisations(request: HttpRequest) -> HttpResponse:
    """`q`: what is sought; `only`: a filter; `page`."""
    text, only = request.GET.get("q", "").strip(), request.GET.get("only", "")
    family = kin()
    listed = searching.find(sight_of(person(request)), family, text, only)
    page = searching.page_of(listed, request.GET.get("page"))
    context = {
        "page": page,
        "found": searching.with_clusters(list(page.object_list), family),
        "title": words.list_title(page.paginator.count, text),
        "q": text,
        "only": only,
        "kept": [("only", only)],
        "pills": _pills(request, only),
    }
    return render(request, "organisations/organisations.html", context)


@for_whom(rights.can_see_who)
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Its names, memberships, the register's word, decisions; a double leads to who it is."""
    one = get_object_or_404(Organisation.objects.select_related("part_of", "followed_by"), pk=pk)
    told = portray(root_of(one), sight_of(person(request)))
    if told is None:
        raise Http404
    if one.same_as is not None:
        return redirect("organisations:organisation", root_of(one).pk)
    may_decide = rights.can_keep_register(request.user)
    context = {
        "told": told,
        "one": one,
        "one_number": str(one.pk),
        "may_decide": may_decide,
        "has_list": rights.can_see_others_lines(request.user),
        "open_changes": [c for c in told.changes if c.outcome == RegisterChange.Outcome.OPEN],
    }
    return render(request, "organisations/organisation.html", context)


def _pills(request: HttpRequest, only: str) -> list[tuple[str, None, str, bool]]:
    query = request.GET.copy()
    query.pop("page", None)

    def address(code: str) -> str:
        query.pop("only", None)
        if code:
            query["only"] = code
        return f"?{query.urlencode()}"

    named = {
        "": _("All of them"),
        "several": _("In several clusters"),
        "no-number": _("Without a number"),
        "abroad": _("Abroad"),
        "not-in-register": _("Not in the register"),
        "part": _("Part of another"),
    }
    return [(name, None, address(code), code == only) for code, name in named.items()]
