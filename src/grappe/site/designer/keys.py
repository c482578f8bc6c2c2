"""A key of a part, as whoever writes it is asked for it."""

from typing import Literal, NamedTuple

from django.utils.functional import Promise

How = Literal[
    "code", "words", "long", "text", "sql", "choice", "yes", "number", "list", "coded", "personal"
]


class Asked(NamedTuple):
    """A key of a part. `how` it is asked: "words" and "long" in both languages, "sql" as a formula,
    "list" a line each, "coded" a line each as "code = français = English", "personal" as
    why and for how many years. What is `needed` is
    not left out; what is `seldom` asked for stands folded."""

    key: str
    how: How
    label: str | Promise
    help: str | Promise = ""
    choices: tuple[str, ...] = ()
    begins: object = ""
    needed: bool = False
    seldom: bool = False
