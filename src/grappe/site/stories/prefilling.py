"""What the forms of a story begin with."""

from collections.abc import Mapping
from typing import Any

from grappe.questions import Period, quarter_of
from grappe.site import clock
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.stories.models import Picture, Speaker, Story
from grappe.site.stories.naming import known_names, read_with
from grappe.site.stories.reading import department_names
from grappe.site.stories.texts import TEXTS

FIRST = Period(2019, 1)
"""The first quarter that is asked about."""


def quarters() -> list[Period]:
    """From the first one to today's, the latest first."""
    last = quarter_of(clock.today())
    every = (Period(year, n) for year in range(FIRST.year, last.year + 1) for n in (1, 2, 3, 4))
    return sorted((one for one in every if one <= last), reverse=True)


def as_typed(document: Mapping[str, Any], story: Story) -> dict[str, Any]:
    """A document with people by name, as who writes reads it."""
    names = known_names(story.speakers.all())
    texts = {one.name: read_with(document[one.name], names, story.language) for one in TEXTS}
    return {**document, **texts, "seen": story.revision}


def first_document(cluster: Cluster, language: str) -> dict[str, Any]:
    """Where a new story of a cluster probably belongs."""
    described = next((one for one in current().clusters if one.code == cluster.code), None)
    place = (described and described.postal_code or "")[:2]
    return {
        "domain": cluster.main_domain.code,
        "period": quarter_of(clock.today()).code,
        "department": place if place in department_names() else "",
        "language": language,
    }


def said_of(picture: Picture, names: Mapping[int, str]) -> dict[str, Any]:
    """What the form of a picture begins with."""
    alt, credit = (
        read_with(one, names, picture.story.language) for one in (picture.alt, picture.credit)
    )
    people = [str(one.pk) for one in picture.people.all()]
    return {"alt": alt, "credit": credit, "consent": picture.consent, "people": people}


def person_of(speaker: Speaker) -> dict[str, Any]:
    """What the form of a person begins with."""
    names = known_names(speaker.story.speakers.all())
    return {
        "name": speaker.name,
        "role": speaker.role,
        "said": read_with(speaker.said, names, speaker.story.language),
        "agreed_on": speaker.agreed_on,
        "agreed_how": speaker.agreed_how,
    }
