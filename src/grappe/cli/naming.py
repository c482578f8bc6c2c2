"""What a person names on the command line, or one line that says what there is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from grappe.cli import options
from grappe.cli.words import KNOWN, NEAR, NO_INDICATOR, NO_PLACE, PLACE_UNASKED
from grappe.questions import near_codes

if TYPE_CHECKING:
    from grappe.figures import Where


def indicator(asked: str, codes: Iterable[str], lang: str) -> str:
    """An indicator's code; ends the command where there is none."""
    known = list(codes)
    if asked not in known:
        near = ", ".join(near_codes(asked, known))
        hint = (NEAR.filled(near=near) if near else KNOWN.filled(known=", ".join(known))).to(lang)
        options.could_not(NO_INDICATOR.filled(asked=asked, near=hint).to(lang))
    return asked


def place(level: str, name: str | None, lang: str, *, asked: str) -> "Where":
    """A place; ends the command where there is none. `asked` is the command without its name."""
    from grappe.figures import place_named
    from grappe.policies import NotInPolicyError
    from grappe.site.policy.reading import current

    if (level == "region") == bool(name):
        words = PLACE_UNASKED if name else NO_PLACE
        options.could_not(words.filled(asked=asked).to(lang))
    try:
        return place_named(current(), level, name or "")
    except NotInPolicyError as unknown:
        options.could_not(unknown.message.to(lang))
