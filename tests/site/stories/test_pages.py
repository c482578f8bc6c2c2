"""Pages of stories: who sees what, and what was typed is never lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from grappe.site.policy.models import Cluster
from grappe.site.stories import suggesting
from grappe.site.stories.models import Story
from tests.pictures.making import bomb, picture
from tests.site.making import client_of, cluster, person
from tests.site.stories.making import (
    changed,
    document,
    draft,
    fresh,
    manager,
    minalogic,
    officer,
    pictured,
    proposed,
    published,
    speaker,
)

pytestmark = pytest.mark.django_db
ROLES = {
    "own manager": ("manager", "minalogic"),
    "own contributor": ("contributor", "minalogic"),
    "other manager": ("manager", "axelera"),
    "own officer": ("officer", "digital"),
    "other officer": ("officer", "health"),
    "head of unit": ("head_of_unit", None),
    "database manager": ("database_manager", None),
    "evaluation": ("evaluation", None),
    "elected": ("elected", None),
    "administrator": ("administrator", None),
    "public": ("", None),
}
WRITE = {"own manager", "own contributor", "own officer", "head of unit"}
READ = set(ROLES) - {"administrator", "public"}


def comes(who: str) -> Client:
    minalogic()
    cluster("Axelera", "health")
    role, of = ROLES[who]
    return client_of(role, of) if role else Client()


def statuses(client: Client, story: Story) -> set[int]:
    shown = story.pictures.get()
    addresses = (
        reverse("stories:story", args=[story.pk]),
        reverse("stories:paper", args=[story.pk]),
        reverse("stories:picture", args=[story.pk, shown.pk, "small"]),
    )
    return {client.get(address).status_code for address in addresses}


@pytest.mark.parametrize("who", ROLES)
def test_a_draft_and_its_pictures_are_for_those_who_write_it(data, who):
    story = draft()
    pictured(story)
    refused = {302} if who == "public" else {404}
    assert statuses(comes(who), story) == ({200} if who in WRITE else refused)


def test_who_writes_it_previews_what_readers_will_see(data):
    story = draft()
    before = comes("own manager").get(reverse("stories:story", args=[story.pk])).content.decode()
    assert "This is what readers will see once it is published." in before
    assert all(words in before for words in ("A sensor in a hive", "Forty hives are followed."))
    Story.objects.filter(pk=story.pk).update(state="published")
    then = comes("elected").get(reverse("stories:story", args=[story.pk])).content.decode()
    assert "This is what readers will see" not in then
    assert "Forty hives are followed." in then


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("released", [False, True])
def test_a_published_story_is_for_every_reader_and_an_open_one_for_everybody(data, who, released):
    story = draft()
    pictured(story)
    Story.objects.filter(pk=story.pk).update(state="published", released=released)
    refused = {302} if who == "public" else {404}
    assert statuses(comes(who), story) == ({200} if released or who in READ else refused)


ACTS = {
    "propose": {"own manager"},
    "take-back": {"own manager"},
    "publish": {"own officer"},
    "return": {"own officer"},
    "take-in": {"own officer"},
    "take-off": {"own manager", "own officer"},
    "open": {"own manager"},
    "close": {"own manager"},
    "comment": WRITE,
    "undo": WRITE,
}


@pytest.mark.parametrize("who", ROLES)
def test_each_step_is_for_whom_the_table_says(who):
    story, client = draft(), comes(who)
    for act, allowed in ACTS.items():
        answer = client.post(reverse("stories:act", args=[story.pk, act]), {"text": ""})
        refused = answer.status_code == 403 or "sign-in" in answer.headers.get("Location", "")
        assert refused is (who not in allowed), act


def test_the_list_shows_each_reader_what_they_may_read(data):
    published(title="For readers")
    published(title="For all", released=True)
    draft(title="Not yet")
    seen = {who: comes(who).get("/stories").content.decode() for who in ("public", "elected")}
    assert "For all" in seen["public"]
    assert "For readers" not in seen["public"]
    assert "For readers" in seen["elected"]
    assert "Not yet" not in seen["elected"]
    assert "Not yet" in comes("own manager").get("/stories").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("domain=digital", {"Hive"}),
        ("domain=health", {"Ward"}),
        ("department=38", {"Hive"}),
        ("topic=business_model", {"Ward"}),
        ("cluster=axelera", {"Ward", "Hive"}),
        ("year=2020", {"Hive"}),
        ("year=2020&domain=health", {"Hive", "Ward"} - {"Hive", "Ward"}),
        ("domain=nonsense", {"Hive", "Ward"}),
    ],
)
def test_stories_are_found_by_domain_territory_topic_cluster_and_year(query, found):
    axelera = cluster("Axelera", "health")
    published(title="Hive", clusters=["axelera"])
    story = draft(manager(axelera), axelera, title="Ward")
    Story.objects.filter(pk=story.pk).update(
        state="published", period="2019-Q1", topic="business_model", department="69"
    )
    page = comes("elected").get(f"/stories?{query}").content.decode()
    assert {title for title in ("Hive", "Ward") if f'lang="en">{title}<' in page} == found


def test_pages_ask_the_database_fifteen_times_at_most(data, django_assert_max_num_queries):
    for _n in range(4):
        story = published()
        Story.objects.filter(pk=story.pk).update(state="draft")
        one = speaker(story)
        pictured(story, one)
        suggesting.suggest(story, changed(story, title="Other"), seen=1, by=officer())
        Story.objects.filter(pk=story.pk).update(state="published")
    draft()
    for who in ("own manager", "own officer", "elected"):
        client = comes(who)
        for address in ("/stories", f"/stories/{story.pk}"):
            with django_assert_max_num_queries(15):
                assert client.get(address).status_code == 200
    Story.objects.filter(pk=story.pk).update(state="draft")
    client = comes("own officer")
    for page in ("write", "history"):
        with django_assert_max_num_queries(15):
            assert client.get(f"/stories/{story.pk}/{page}").status_code == 200


def form(story: Story | None = None, **changes: object) -> dict[str, object]:
    typed = changed(story) if story else document()
    others = [one for one in typed["clusters"] if one != "minalogic"]
    return {**typed, "clusters": others, "seen": 1, **changes}


def test_a_story_with_its_picture_is_written_and_proposed_on_one_page(data):
    client = comes("own manager")
    brought = SimpleUploadedFile("hive.jpg", picture(), "image/jpeg")
    typed = form(
        act="propose",
        **{
            "picture-file": brought,
            "picture-alt": "A hive",
            "picture-credit": "Us",
            "picture-consent": "nobody",
            "person-name": "Jeanne Martin",
            "person-agreed_on": "2020-05-04",
        },
    )
    answer = client.post("/stories/new", typed)
    story = Story.objects.get()
    assert answer.headers["Location"] == f"/stories/{story.pk}"
    assert (story.state, story.pictures.count(), story.speakers.count()) == ("proposed", 1, 1)


@pytest.mark.parametrize(
    ("brought", "says"),
    [(bomb(10_000, 6_000), "million pixels"), (b"<svg/>", "SVG"), (b"", "empty"),
     (picture()[:900], "damaged")],
)  # fmt: skip
def test_a_picture_that_is_refused_takes_no_word_along(data, brought, says):
    typed = {"picture-alt": "A hive at dawn", "picture-credit": "Us", "picture-consent": "nobody"}
    file = SimpleUploadedFile("x.jpg", brought, "image/jpeg")
    answer = comes("own manager").post(
        "/stories/new", form(act="propose", **typed, **{"picture-file": file})
    )
    page = answer.content.decode()
    story = Story.objects.get()
    assert answer.status_code == 422
    assert says in page
    assert "A hive at dawn" in page
    assert (story.words["title"], story.state) == ("A sensor in a hive", "draft")
    assert f'value="{story.revision}"' in page


def test_what_is_refused_stays_as_it_was_typed(data):
    story, client = draft(), comes("own manager")
    answer = client.post(f"/stories/{story.pk}/write", form(story, title="", outcome="My words."))
    assert answer.status_code == 422
    assert "My words." in answer.content.decode()
    one = speaker(story)
    typed = {f"person{one.pk}-{n}": v for n, v in {"name": "", "said": "Typed."}.items()}
    answer = client.post(f"/stories/{story.pk}/people/{one.pk}", {"act": "change", **typed})
    assert answer.status_code == 422
    assert "Typed." in answer.content.decode()


def test_a_comment_that_comes_too_late_is_given_back():
    story = draft()
    client = comes("own officer")
    answer = client.post(f"/stories/{story.pk}/return", {"text": "My long reasons."}, follow=True)
    assert "My long reasons." in answer.content.decode()


def test_no_html_of_a_user_reaches_a_reader(data):
    story = draft(
        title="<script>alert(1)</script>Hives & <b>bees</b>",
        situation="a *b* <img src=x onerror=alert(1)> &lt;svg&gt;",
    )
    page = comes("own manager").get(f"/stories/{story.pk}").content.decode()
    assert "Hives &amp; bees" in page
    assert "<em>b</em>" in page
    assert "onerror" not in page
    assert "<svg>" not in page


def test_the_officer_suggests_and_the_cluster_sees_both_side_by_side():
    story = proposed()
    client = comes("own officer")
    client.post(f"/stories/{story.pk}/write", form(story, title="A sensor in a box", act="suggest"))
    page = comes("own manager").get(f"/stories/{story.pk}").content.decode()
    assert "hive</del>" in page
    assert "box</ins>" in page
    assert fresh(story).words["title"] == "A sensor in a hive"


def test_the_cluster_of_a_joint_story_writes_in_it_too():
    cluster("Axelera", "health")
    story = draft(clusters=["axelera"])
    user = person("manager", of=Cluster.objects.get(code="axelera"))
    client = Client()
    client.force_login(user)
    assert client.get(f"/stories/{story.pk}/write").status_code == 200
    answer = client.post(reverse("stories:act", args=[story.pk, "propose"]))
    assert answer.status_code == 403
    assert fresh(story).state == "draft"


def test_officers_read_which_domains_have_their_two_and_nobody_else_does(settings):
    for _n in range(2):
        published()
    draft(of=cluster("Axelera", "health"), by=manager(cluster("Axelera", "health")))
    Story.objects.update(period="2020-Q3")
    page = comes("own officer").get("/stories").content.decode()
    assert "Digital technologies has its two stories of 2020." in page
    assert "Health (one under way)" in page
    for who in ("own manager", "elected", "public"):
        assert "Still to come" not in comes(who).get("/stories").content.decode()
