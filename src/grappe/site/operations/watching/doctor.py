"""Looks at how this installation is set up, and says of each setting what to change.

It changes nothing. *problem*: something does not work, or is not safe; *advice*: it works, and
could be better; *fine*. Settings are looked at in `settings_said` and `signing_in_said`, what they
lead to in `reached`.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from grappe.site import environment

State = Literal["fine", "advice", "problem"]
OTHERS = {"GRAPPE_PARENT", "GRAPPE_TEST_DATABASE", "GRAPPE_EVERY_PAGE"}
"""Said by our own programs to one another."""


@dataclass(frozen=True)
class Said:
    """`message` says how it is, `change` what to do about it ("" where nothing)."""

    setting: str
    state: State
    message: str
    change: str = ""


def examine() -> list[Said]:
    """Everything there is to say, in the order of the documentation."""
    from grappe.site.operations.watching import reached, settings_said, signing_in_said

    looks: tuple[Callable[[], Iterator[Said]], ...] = (
        *settings_said.LOOKS,
        *signing_in_said.LOOKS,
        *reached.LOOKS,
    )
    return [said for look in looks for said in look()]


def unknown() -> list[str]:
    """Names in the environment that look like ours and that nothing asked for."""
    mine = {name for name in os.environ if name.startswith("GRAPPE_")}
    return sorted(mine - environment.ASKED - OTHERS)
