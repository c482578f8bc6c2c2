"""`grappe public`: once clusters could reply, and once."""

from datetime import timedelta

from grappe.site import clock
from grappe.site.replies.models import Passage
from tests.cli.test_contract import refused
from tests.cli.test_release import publication

__all__ = ["publication"]


def test_the_right_of_reply_holds_in_the_terminal_too(region, publication, monkeypatch):
    refused(region("public", publication, "--lang", "en"), "Clusters may reply until")
    until = Passage.objects.get().until
    monkeypatch.setattr(clock, "today", lambda: until + timedelta(days=1))
    told = region("public", publication, "--json")
    assert (told.code, told.json["publication"]) == (0, publication)
    assert told.json["public_at"]
    refused(region("public", publication, "--lang", "en"), "already public")


def test_a_publication_that_is_not_there_is_named(region, publication):
    refused(region("public", "1999-01"), publication)
