"""A story to print, as its reader may see it now."""

from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language

from grappe.papers import Image, Quotation, StoryPaper, story_as_pdf
from grappe.questions import Language
from grappe.site import clock
from grappe.site.errors import say
from grappe.site.look.templatetags.look import sentence
from grappe.site.rounds.files import content_of
from grappe.site.stories.reading import Read, Seen


class File(NamedTuple):
    name: str
    content: bytes


def as_pdf_of(read: Read) -> File:
    """The paper's words in the reader's language, the story's own as they are."""
    story = read.story
    language: Language = "en" if get_language() == "en" else "fr"
    belongs = (read.domain.name, say(read.period.long_words), read.department)
    made = StoryPaper(
        language=language,
        own_language="en" if story.language == "en" else "fr",
        title=read.title,
        actors=read.actors,
        parts=read.parts,
        quotable=read.quotable,
        quotable_of=read.quotable_of,
        quotes=[Quotation(one.said, one.name, one.role) for one in read.quotes],
        images=[_image(one) for one in read.pictures],
        belongs=" · ".join(part for part in belongs if part),
        clusters=sentence([one.name for one in read.clusters]),
        published_on=timezone.localdate(story.published_at) if story.published_at else None,
        made_on=clock.today(),
        address=f"{settings.ADDRESS}{reverse('stories:story', args=[story.pk])}",
    )
    name = slugify(read.title)[:60].strip("-") or f"{story.pk}"
    return File(f"{name}.pdf", story_as_pdf(made))


def _image(one: Seen) -> Image:
    picture = one.picture
    content = content_of(picture.sha256)
    return Image(content, one.alt, one.credit, picture.width, picture.height)
