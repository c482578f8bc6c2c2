"""Writing a new version: begun, changed step by step, undone, given up. Each act is one
transaction and leaves a trace; whoever writes sees the latest draft or is told that it moved on."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.policies import NotInPolicyError, as_data, needing
from grappe.questions import Words
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.designer import parts
from grappe.site.designer.models import Draft, Step
from grappe.site.errors import Refused, say
from grappe.site.policy.reading import current
from grappe.site.trail import record


@transaction.atomic
def begin(code: str, *, by: User) -> Draft:
    """A draft from the version in force; the one that is open already, where there is one."""
    try:
        asked = current().questionnaire(code)
    except NotInPolicyError as unknown:
        raise Refused(say(unknown.message), "unknown") from unknown
    draft = Draft.objects.filter(questionnaire=code, published_at=None, given_up_at=None).first()
    if draft is None:
        draft = Draft.objects.create(questionnaire=code, based_on=asked.version, made_by=by)
        document = as_data(asked) | {"published_on": asked.published_on.isoformat()}
        document.pop("follows", None)
        Step.objects.create(draft=draft, number=0, document=document, what="", by=by)
        record("version.begun", by=by, what=str(draft))
    return draft


def change(draft: Draft, kind: str, code: str, part: parts.Part, *, seen: int, by: User) -> None:
    """Another wording of a part. Raises Refused where somebody changed that part since step
    `seen`, or where it is gone."""

    def changed(document: parts.Part) -> parts.Part:
        path = _path(document, kind, code)
        before = draft.steps.filter(number=seen).first()
        known = parts.found(before.document, kind, code) if before else None
        if known != parts.part_at(document, path):
            raise Refused(
                _("Somebody else has changed this meanwhile. Your words are still here: compare."),
                "moved_on",
            )
        return parts.replaced(document, path, part)

    _step(draft, f"{kind}:{code}", changed, by=by)


def add(draft: Draft, kind: str, section: str, part: parts.Part, *, by: User) -> str:
    """A new part; gives its code. Raises Refused where there is one of that code."""
    code = f"{section}.{part['code']}" if kind == "field" else str(part["code"])

    def changed(document: parts.Part) -> parts.Part:
        if section:
            _path(document, "section", section)
        if parts.path_of(document, kind, code) is not None:
            raise Refused(_("There is one of this code already: choose another code."), "taken")
        return parts.added(document, kind, section if kind == "field" else "", part)

    _step(draft, f"{kind}:{code}", changed, by=by)
    return code


def move(draft: Draft, kind: str, code: str, places: int, *, by: User) -> None:
    def changed(document: parts.Part) -> parts.Part:
        return parts.moved(document, _path(document, kind, code), places)

    _step(draft, f"{kind}:{code}", changed, by=by)


def withdraw(draft: Draft, kind: str, code: str, *, by: User) -> None:
    """Takes a part out of the new version; older answers keep it. Raises Refused with the names
    of what needs it."""

    def changed(document: parts.Part) -> parts.Part:
        path = _path(document, kind, code)
        needed = needing(document, kind, code, current())
        if needed:
            raise Refused(_still_needed(needed), "needed")
        return parts.withdrawn(document, path)

    _step(draft, f"{kind}:{code}", changed, by=by)


@transaction.atomic
def undo(draft: Draft, *, by: User) -> None:
    """The draft as it was before the last change. Raises Refused where nothing was changed."""
    draft = _open(draft)
    last = draft.steps.filter(undone=False, number__gt=0).last()
    if last is None:
        raise Refused(_("There is nothing to undo."), "nothing")
    last.undone = True
    last.save(update_fields=["undone"])
    record("version.undone", by=by, what=str(draft), detail={"part": last.what})


@transaction.atomic
def give_up(draft: Draft, *, by: User) -> None:
    """Nobody goes on writing it; its steps are kept."""
    draft = _open(draft)
    draft.given_up_at = clock.now()
    draft.save(update_fields=["given_up_at"])
    record("version.given_up", by=by, what=str(draft))


@transaction.atomic
def _step(
    draft: Draft, what: str, changed: Callable[[parts.Part], parts.Part], *, by: User
) -> None:
    draft = _open(draft)
    number = draft.steps.order_by("-number").values_list("number", flat=True)[0] + 1
    document = changed(draft.document)
    Step.objects.create(draft=draft, number=number, document=document, what=what[:140], by=by)
    record("version.changed", by=by, what=str(draft), detail={"part": what})


def _open(draft: Draft) -> Draft:
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if not draft.is_open:
        raise Refused(_("This version is no longer being written."), "closed")
    return draft


def _path(document: parts.Part, kind: str, code: str) -> parts.Path:
    path = parts.path_of(document, kind, code)
    if path is None:
        raise Refused(_("This is no longer in the draft: somebody took it out."), "gone")
    return path


def _still_needed(needed: list[Words]) -> str:
    listed = ", ".join(map(say, needed))
    return _("It can’t be withdrawn: %(needed)s need it. Change or withdraw these first.") % {
        "needed": listed
    }
