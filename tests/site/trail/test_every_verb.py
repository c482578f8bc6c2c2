"""Whoever changes what is kept leaves a line: the site's own code is walked, function by function.

A function that writes rows is told of where it leads to `record`, or where everybody who calls it
is told of.
"""

from tests.site.trail.walking import callers, functions

NO_LINE = {
    "accounts.views.language": "the language that somebody reads in",
    "rounds.drafting.look_at": "when a report was first opened: nothing that was said changes",
    "rounds.reviewing.begin_reading": "when it was first looked at, and never by whom",
    "replies.replying.look_at": "when its figures were first opened, and never by whom",
    "releases.releasing.make": "the folder that was asked for by `release`, which left the line",
    "accounts.models.create_user": "a manager's method: who accepts an invitation leaves the line",
    **dict.fromkeys(
        (
            "organisations.identifying._keep",
            "organisations.identifying._organisations",
            "organisations.lines.note_draft",
        ),
        "what the matcher proposes for a draft or a report, which left the line",
    ),
    "privacy.everything.make": "the archive that was asked for by `ask_for`, which left the line",
    **dict.fromkeys(
        (
            "privacy.of_people._erase_invitations",
            "privacy.of_people._forget_invited",
            "privacy.of_the_machine._erase_looks",
            "privacy.of_the_machine._erase_tasks",
            "news.holding._erase",
            "news.holding._forget",
            "rounds.holding._erase_edits",
            "rounds.holding._erase_comments",
            "rounds.holding._unsent",
            "rounds.people.take_out",
        ),
        "called through a Holding by `erasing` and `leaving`, which leave the line",
    ),
    **dict.fromkeys(
        (
            "news.door._send",
            "news.inviting.send_invitation",
            "news.noting.mail_to",
            "news.noting._note",
            "news.sending._failed",
            "news.sending._keep",
        ),
        "a mail that tells of what left its line",
    ),
    **dict.fromkeys(
        (
            "organisations.register.noting.note_changes",
            "organisations.register.noting._held",
            "organisations.register.noting._forget",
        ),
        "what a new register proposes: nothing follows from it until a person decides",
    ),
}


def leads_to_a_line(name, seen=frozenset()):
    found = functions()
    one = found[name]
    onward = (called for called in one.calls & found.keys() if called not in seen)
    return one.records or any(leads_to_a_line(called, seen | {name}) for called in onward)


def is_told_of(name, seen=frozenset()):
    if name in NO_LINE or leads_to_a_line(name):
        return True
    who = callers()[name] - seen - {name}
    return bool(who) and all(is_told_of(one, seen | {name}) for one in who)


def test_whatever_changes_leaves_a_line():
    silent = [name for name, one in functions().items() if one.writes and not is_told_of(name)]
    assert silent == []


def test_what_leaves_no_line_is_there_and_writes():
    assert all(functions()[name].writes for name in NO_LINE)
