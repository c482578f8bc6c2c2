"""The stories of the demonstration, told through the verbs that the pages call."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from grappe.demonstration.drawing import drawing
from grappe.questions import period_of
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster
from grappe.site.stories import publishing, suggesting
from grappe.site.stories.models import Story
from grappe.site.stories.picturing import About, add_picture
from grappe.site.stories.quoting import Person, name_speaker
from grappe.site.stories.texts import TEXTS, document_of
from grappe.site.stories.writing import begin

TOLD = Path(__file__).parent / "told"
CREDIT = "Dessin fait pour la démonstration"
OPEN_EVERY = 3
"""One story in so many is opened to everybody by its cluster."""
LAST = datetime(2021, 6, 4, 10)


class Tale(NamedTuple):
    """A story and when its last act takes place; `number` is its place among all."""

    at: datetime
    number: int
    domain: str
    said: Mapping[str, Any]


@cache
def tales() -> tuple[Tale, ...]:
    """Published ones some weeks after their quarter, then those under way."""
    files = [*sorted(p for p in TOLD.glob("*.yaml") if p.stem != "under_way")]
    read = [(p.stem, one) for p in (*files, TOLD / "under_way.yaml") for one in _read(p)]
    return tuple(Tale(_when(n, one), n, stem, one) for n, (stem, one) in enumerate(read))


def _read(path: Path) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = YAML(typ="safe").load(path.read_text("utf-8"))
    return read


def _when(number: int, said: Mapping[str, Any]) -> datetime:
    if "state" in said:
        return LAST + timedelta(minutes=37 * (number % 12))
    period = period_of(said["period"])
    assert period is not None
    day: date = period.last_day + timedelta(days=12 + number * 5 % 30)
    return datetime.combine(day, time(9 + number % 8, number * 7 % 60))


def tell(
    tale: Tale,
    clusters: Mapping[str, Cluster],
    managers: Mapping[str, User],
    officers: Mapping[str, User],
) -> None:
    """Written, with its picture and who is quoted, as far as it has come."""
    said = tale.said
    cluster, manager = clusters[said["cluster"]], managers[said["cluster"]]
    officer = officers[said["cluster"]]
    state = said.get("state", "published")
    with clock.at(tale.at - timedelta(days=9)):
        story = _written(tale, cluster, manager)
    if state == "draft":
        return
    with clock.at(tale.at - timedelta(days=6)):
        publishing.propose(story, by=manager)
    if "suggestion" in said:
        typed = {**document_of(story), **said["suggestion"]}
        suggesting.suggest(story, typed, seen=story.revision, by=officer)
    if state == "returned":
        publishing.hand_back(story, said["comment"], by=officer)
    if state == "published":
        _published(story, tale, manager, officer)


def _written(tale: Tale, cluster: Cluster, manager: User) -> Story:
    said = tale.said
    domain = tale.domain if "state" not in said else cluster.main_domain.code
    story = begin(cluster, _document(said, domain), by=manager)
    quote, picture = said.get("quote"), said.get("picture")
    if quote:
        person = Person(**quote, agreed_on=clock.today(), agreed_how="par courriel")
        name_speaker(story, person, by=manager)
    if picture:
        drawn = drawing(picture["motif"], tale.number)
        add_picture(story, drawn, About(picture["alt"], CREDIT, "nobody"), by=manager)
    return Story.objects.get(pk=story.pk)


def _document(said: Mapping[str, Any], domain: str) -> dict[str, Any]:
    texts = {one.name: str(said.get(one.name, "")) for one in TEXTS}
    places = {name: said[name] for name in ("period", "topic", "department")}
    return {**texts, **places, "domain": domain, "language": "fr", "clusters": said.get("with", [])}


def _published(story: Story, tale: Tale, manager: User, officer: User) -> None:
    if tale.number % OPEN_EVERY == 0:
        publishing.open_up(story, to_everybody=True, by=manager)
    publishing.publish(story, by=officer)
