"""What this room keeps: stories, what was written about them, and people who agreed to be named."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.questions import fold
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive
from grappe.site.privacy.holdings import Found, Holding, Place
from grappe.site.rounds.files import path_of
from grappe.site.stories.models import Speaker, Story
from grappe.site.stories.naming import known_names, read_with
from grappe.site.stories.quoting import withdraw
from grappe.site.stories.texts import TEXTS


def _take(cluster: Cluster, archive: Archive) -> None:
    stories, name = _("stories"), _("story")
    for story in Story.objects.filter(cluster=cluster).prefetch_related("speakers", "pictures"):
        names = known_names(story.speakers.all())
        told = {
            str(text.label): read_with(story.words.get(text.name, ""), names, story.language)
            for text in TEXTS
        }
        words = {
            _("Quarter"): story.period,
            _("State"): story.get_state_display(),
            **told,
            _("Quotations"): [[one.name, one.role, one.said] for one in story.speakers.all()],
            _("Comments"): [
                [one.at, one.get_hand_display(), read_with(one.text, names, story.language)]
                for one in story.comments.all()
            ],
        }
        folder = f"{stories}/{story.period}-{story.pk}"
        archive.add_json(f"{folder}/{name}.json", words, told[str(TEXTS[0].label)])
        for picture in story.pictures.all():
            file = path_of(picture.sha256)
            if picture.erased_at is None and file.is_file():
                archive.add(f"{folder}/{picture.sha256[:12]}.jpg", file.read_bytes(), picture.alt)


def _find(who: str) -> Iterator[Found]:
    asked = Speaker.objects.filter(withdrawn_at=None).select_related("story__cluster")
    for one in asked:
        if fold(one.name) == fold(who):
            told = {"name": one.name, "role": one.role, "said": one.said, "story": str(one.story)}
            yield Found({"pk": one.pk}, told | {"agreed_on": one.agreed_on})


def _forget(places: Sequence[Place]) -> int:
    asked = Speaker.objects.filter(pk__in=[one["pk"] for one in places], withdrawn_at=None)
    found = list(asked.select_related("story"))
    for one in found:
        withdraw(one, by=None)
    return len(found)


HOLDINGS = (
    Holding(
        "stories",
        label=gettext_lazy("your stories"),
        holds=gettext_lazy("texts, pictures, suggestions and comments, from the first draft on"),
        why=gettext_lazy(
            "To tell what clusters achieve. Everybody reads what you opened to everybody."
        ),
        people=gettext_lazy(
            "those who are quoted or shown and who agreed, until they no longer do"
        ),
        rows=("story_drafts", "stories", "open_stories"),
        take=_take,
        find=_find,
        forget=_forget,
    ),
)
