"""A story for tests, in a word each."""

from typing import Any

from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster
from grappe.site.stories.models import Picture, Speaker, Story
from grappe.site.stories.picturing import About, add_picture
from grappe.site.stories.publishing import open_up, propose, publish
from grappe.site.stories.quoting import Person, name_speaker
from grappe.site.stories.texts import document_of
from grappe.site.stories.writing import begin
from tests.pictures.making import picture
from tests.site.making import cluster, person

TEXTS = {
    "title": "A sensor in a hive",
    "actors": "Three SMEs and a laboratory",
    "situation": "Bees were dying.\n\nNobody knew why.",
    "together": "They built a sensor.\n\nThey tried it.",
    "outcome": "Forty hives are followed.",
    "quotable": "40 hives",
    "quotable_of": "followed in a year",
}
ABOUT = About("A hive in a field", "The cluster", "nobody")
BELONGS = {
    "period": "2020-Q2",
    "topic": "leading_the_network",
    "department": "38",
    "language": "en",
    "clusters": [],
}


def document(domain: str = "digital", **changes: Any) -> dict[str, Any]:
    return {**TEXTS, **BELONGS, "domain": domain, **changes}


def minalogic() -> Cluster:
    return cluster("Minalogic", "digital")


def manager(of: Cluster | None = None, **named: Any) -> User:
    return person("manager", of=of or minalogic(), **named)


def officer(**named: Any) -> User:
    return person("officer", of="digital", **named)


def draft(by: User | None = None, of: Cluster | None = None, **changes: Any) -> Story:
    of = of or minalogic()
    return begin(of, document(of.main_domain.code, **changes), by=by or manager(of))


def proposed(**changes: Any) -> Story:
    story = draft(**changes)
    propose(story, by=manager(story.cluster))
    return story


def published(*, released: bool = False, **changes: Any) -> Story:
    story = proposed(**changes)
    publish(story, by=person("officer", of=story.domain.code))
    if released:
        open_up(story, to_everybody=True, by=manager(story.cluster))
    return fresh(story)


def fresh(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def changed(story: Story, **texts: str) -> dict[str, Any]:
    """What somebody typed who changed these texts alone."""
    return {**document_of(fresh(story)), **texts}


def pictured(story: Story, *people: Speaker, colour: int = 90) -> Picture:
    about = About("Jeanne Martin by a hive", "The cluster", "agreed", tuple(p.pk for p in people))
    content = picture(colour=(colour, 90, 90))
    return add_picture(story, content, about if people else ABOUT, by=manager(story.cluster))


def speaker(story: Story, name: str = "Jeanne Martin", **more: Any) -> Speaker:
    from grappe.site import clock

    said = {"said": "It works.", "role": "beekeeper", "agreed_on": clock.today(), **more}
    return name_speaker(story, Person(name, **said), by=manager(story.cluster))
