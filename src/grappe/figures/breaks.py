"""Where a series does not go on: its years before and after are not to be compared."""

from typing import NamedTuple

from grappe.questions import Words


class Break(NamedTuple):
    """`year` is the first one that does not go on from those before; `words` say why."""

    year: int
    words: Words
