"""How a verb says no."""

from django.utils.translation import get_language

from grappe.questions import Words


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """What was asked can't be done; the message says why and what to do, to the person."""

    def __init__(self, message: object, code: str = "refused") -> None:
        super().__init__(str(message))
        self.code = code


def say(words: Words) -> str:
    """Words of the engine in the reader's language."""
    return words.to((get_language() or "fr")[:2])
