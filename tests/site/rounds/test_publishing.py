"""What was accepted is frozen; what came later goes into the next one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from grappe.disk import UNFINISHED
from grappe.figures import compute
from grappe.policies import Lineage
from grappe.publication import Publication
from grappe.site.errors import Refused
from grappe.site.operations.models import Task
from grappe.site.policy.loading import load
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.replies.models import Passage
from grappe.site.rounds import publishing
from grappe.site.rounds.publishing import (
    NothingNew,
    finish_publishing,
    latest_publication,
    made_codes,
    publications,
    publish_accepted,
)
from grappe.site.rounds.region.holding import holds, to_be_published
from grappe.site.rounds.reviewing import accept, reopen
from grappe.site.rounds.submitting import submit
from grappe.site.trail.models import Event
from tests.site.making import cluster, person
from tests.site.rounds.region_making import accepted, member, opened, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]


def minalogic() -> Cluster:
    load(current())
    return cluster("Minalogic")


def test_nothing_is_published_before_something_is_accepted():
    with pytest.raises(Refused):
        publish_accepted(by=None)
    assert publications() == []


def test_a_publication_holds_what_is_accepted_and_not_what_waits():
    of = minalogic()
    accepted(of, {"a": member("Optique Vercors")}, year=2020)
    opened(2021, of)
    sent(of, {"a": member("Optique Vercors"), "b": member("Soie Rhône")}, year=2021)
    made = publish_accepted(by=person("head_of_unit", name="Sophie"))
    assert made.reports == 1
    assert made.frame("members").get_column("name").to_list() == ["Optique Vercors"]
    assert made.manifest["made_by"] == "Sophie"
    assert Task.objects.filter(kind="portraits_of_earlier", done_at=None).count() == 1


def test_an_answer_of_a_cluster_that_the_policy_no_longer_names_is_published():
    of = cluster("Imaginove", "digital")
    accepted(of, {"a": member("Optique Vercors")})
    load(current())
    made = publish_accepted(by=None)
    assert made.frame("members").rows()[0][:3] == ("Imaginove", "Numérique", 2020)
    assert [one.code for one in made.former] == ["imaginove"]


def test_what_became_of_a_cluster_makes_another_publication_and_leaves_the_old_one(monkeypatch):
    of = cluster("Imaginove", "digital")
    accepted(of, {"a": member("Optique Vercors"), "b": member("Soie Rhône")}, year=2020)
    accepted(minalogic(), {"a": member("Optique Vercors"), "b": member("Cuir Bron")}, year=2021)
    first = publish_accepted(by=None)
    told = {"kind": "renaming", "on": "2021-01-01", "from": ["IMAGINOVE"], "to": ["minalogic"]}
    later = current().model_copy(update={"lineage": (Lineage.model_validate(told),)})
    monkeypatch.setattr(publishing, "current", lambda: later)
    second = publish_accepted(by=None)
    with pytest.raises(NothingNew):
        publish_accepted(by=None)
    assert (moved(first), moved(second)) == ((None, None), (1, 1))


def moved(made: Publication) -> tuple[float | None, ...]:
    """New members of Minalogic and leavers in 2021."""
    figures = compute(made, current(), indicators=["new_members", "leavers"], by=["cluster"])
    found = {f.indicator: f.value for f in figures if (f.name, f.year) == ("Minalogic", 2021)}
    return found["new_members"], found["leavers"]


def test_a_correction_goes_into_the_next_one_and_the_old_one_stays():
    report = accepted(minalogic(), {"a": member("Optique Vercors")})
    first = publish_accepted(by=None)
    reopen(report, "The name was wrong", by=None)
    submit(report, by=None)
    accept(report, by=None)
    assert to_be_published(latest_publication()) == 1
    second = publish_accepted(by=None)
    assert holds(second).corrections == 1
    assert first.verify() == ()
    assert first.code != second.code


def test_nothing_is_left_to_publish_right_after_publishing():
    accepted(minalogic(), {"a": member("Optique Vercors")})
    assert to_be_published(None) == 1
    assert to_be_published(publish_accepted(by=None)) == 0


def test_a_table_that_somebody_touched_is_told(data: Path):
    accepted(minalogic(), {"a": member("Optique Vercors")})
    made = publish_accepted(by=None)
    made.tables["members"].write_bytes(b"something else")
    assert made.verify() == ("members.parquet",)


def test_publishing_again_with_nothing_new_names_the_last_one_and_makes_none():
    accepted(minalogic(), {"a": member("Optique Vercors")})
    made = publish_accepted(by=None)
    with pytest.raises(NothingNew, match=made.code) as told:
        publish_accepted(by=None)
    assert told.value.last.code == made.code
    assert len(publications()) == 1


def test_a_publication_that_somebody_touched_can_be_made_afresh():
    accepted(minalogic(), {"a": member("Optique Vercors")})
    made = publish_accepted(by=None)
    made.tables["members"].write_bytes(b"something else")
    assert publish_accepted(by=None).verify() == ()


def test_a_publication_that_was_cut_off_before_it_was_told_of_is_told_of_at_the_next_start(data):
    accepted(minalogic(), {"a": member("Optique Vercors")})
    with pytest.raises(Killed), killed_before_it_is_told():
        publish_accepted(by=None)
    assert [one.code for one in publications()] and not Passage.objects.exists()
    finish_publishing()
    finish_publishing()
    told = Event.objects.filter(action="publication.made").values_list("what", flat=True)
    given = Passage.objects.values_list("publication", flat=True)
    assert list(told) == list(given) == [one.code for one in publications()]


@pytest.mark.parametrize("left", ["whole", "cut"])
def test_what_a_process_left_that_was_killed_while_it_published_is_no_publication(data, left):
    accepted(minalogic(), {"a": member("Optique Vercors")})
    made = publish_accepted(by=None)
    begun = made.folder.rename(made.folder.with_name(f"{UNFINISHED}1"))
    if left == "cut":
        (begun / "manifest.json").write_text("{")
    assert publications() == [] and latest_publication() is None and made_codes() == set()
    again = publish_accepted(by=None)
    assert [one.folder for one in publications()] == [again.folder]


class Killed(BaseException):
    pass


@contextmanager
def killed_before_it_is_told() -> Iterator[None]:
    def killed(*_args: object, **_kwargs: object) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "give_to_clusters", killed)
        yield
