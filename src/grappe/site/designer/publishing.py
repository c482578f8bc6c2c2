"""A draft becomes a version: a file beside the policy, that rounds which open later ask."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.disk import write_whole
from grappe.policies import as_text, file_name, made, problems_in
from grappe.questions import Questionnaire
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.designer.models import Draft
from grappe.site.errors import Refused, say
from grappe.site.policy.reading import current, published_folder
from grappe.site.rounds.models import Round
from grappe.site.trail import record


@transaction.atomic
def publish(draft: Draft, version: str, *, by: User) -> Questionnaire:
    """Publishes a draft as a version of today. Running rounds keep theirs, as do answers; rounds
    that are planned and not opened yet ask the new one. Raises Refused where something in it is
    wrong, or where there is a version of that name."""
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if not draft.is_open:
        raise Refused(_("This version is no longer being written."), "closed")
    asked = _finished(draft, version, clock.today())
    draft.version, draft.published_at = version, clock.now()
    draft.save(update_fields=["version", "published_at"])
    record("version.published", by=by, what=str(draft))
    later = Round.objects.filter(
        questionnaire=asked.code, opened_at=None, opens__gte=asked.published_on
    )
    later.update(version=version)
    text = as_text(asked, current().region)
    write_whole(published_folder() / file_name(asked), text.encode())
    return asked


def next_version(draft: Draft) -> str:
    """The name that a version of today would have: its year, numbered where that is taken."""
    taken = {q.version for q in current().questionnaires if q.code == draft.questionnaire}
    year, n = str(clock.today().year), 2
    version = year
    while version in taken:
        version, n = f"{year}-{n}", n + 1
    return version


def _finished(draft: Draft, version: str, day: date) -> Questionnaire:
    policy = current()
    latest = policy.questionnaire(draft.questionnaire)
    if latest.version != draft.based_on:
        said = _("Version %(version)s has been published meanwhile: begin again from it.")
        raise Refused(said % {"version": latest.version}, "based_on")
    known = {q.version for q in policy.questionnaires if q.code == draft.questionnaire}
    if version in known:
        raise Refused(_("There is a version of this name already: choose another one."), "taken")
    document = draft.document | {"version": version, "published_on": day.isoformat()}
    follows = [origin.said for origin in draft.origins.all()]
    document |= {"follows": follows} if follows else {}
    problems = problems_in(document, policy)
    asked = made(document)
    if problems or asked is None:
        said = _("Something is still to be corrected: %(why)s.")
        raise Refused(said % {"why": say(problems[0].message)}, "wrong")
    return asked
