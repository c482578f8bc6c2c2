"""What stands over a grid, on its page and after each change: its title and its filters."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.questions import Section
from grappe.site.rounds.desk import Desk
from grappe.site.rounds.sheet import filter_words
from grappe.site.rounds.words import count_words


def heading_of(desk: Desk, section: Section) -> str:
    """“181 rows read; three points to correct before sending”: read, where all are of the file."""
    n = len(desk.answer.rows(section.code))
    errors = sum(f.severity == "error" for f in desk.of_section(section))
    if not n:
        return _("Nothing is here yet: bring a file, paste a table or write below")
    if len(desk.numbers_in_file.get(section.code, ())) == n:
        rows = ngettext("%(n)s row read", "%(n)s rows read", n) % {"n": n}
    else:
        rows = ngettext("%(n)s row", "%(n)s rows", n) % {"n": n}
    if not errors:
        return _("%(rows)s; nothing to correct") % {"rows": rows}
    todo = ngettext("one point to correct", "%(n)s points to correct", errors)
    todo %= {"n": count_words(errors)}
    return _("%(rows)s; %(todo)s before sending") % {"rows": rows, "todo": todo}


def pills_of(
    section: Section, counts: dict[str, int], show: str
) -> list[tuple[str, int, str, bool]]:
    """The parameters of the component *pills*; a filter without rows is not offered."""
    return [
        (word, counts[name], f"?show={name}", name == show)
        for name, word in filter_words(section).items()
        if counts[name] or name in {"all", show}
    ]
