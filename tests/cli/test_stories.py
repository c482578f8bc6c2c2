"""What the terminal tells of stories."""

from tests.site.stories.making import draft, published, speaker


def test_stories_are_listed_with_what_a_script_asks_for(region):
    assert region("stories", "--json").json == []
    shown = published(title="With Jeanne Martin")
    hidden = draft(title="About Jeanne Martin")
    speaker(hidden, agreed_on=None)
    told = {one["id"]: one for one in region("stories", "--json", "--lang", "en").json}
    assert told[shown.pk] == {
        "id": shown.pk,
        "title": "With Jeanne Martin",
        "state": "published",
        "domain": "digital",
        "clusters": ["minalogic"],
        "period": "2020-Q2",
    }
    assert told[hidden.pk]["title"] == "About somebody who took part"
    assert "2020-Q2" in region("stories").out
