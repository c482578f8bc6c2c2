"""How a verb says no."""

from grappe.questions import Words
from grappe.site.speaking import language_of_reader


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """What was asked can't be done; the message says why and what to do, to the person."""

    def __init__(self, message: object, code: str = "refused") -> None:
        super().__init__(str(message))
        self.code = code


def say(words: Words) -> str:
    """Words of the engine in the reader's language."""
    return words.to(language_of_reader())
