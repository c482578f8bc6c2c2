"""The words that click itself says, in the language asked for by `--lang`, French without it."""

import gettext
import os
from collections.abc import Sequence
from pathlib import Path

_DOMAIN = "click"


def speak(words: Sequence[str]) -> None:
    """Click asks gettext for its words, and gettext asks the environment for its language."""
    gettext.bindtextdomain(_DOMAIN, str(Path(__file__).parent / "locale"))
    gettext.textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = _asked(words)


def spoken() -> str:
    """The language that was asked for."""
    return os.environ.get("LANGUAGE", "fr")


def _asked(words: Sequence[str]) -> str:
    """Read before the command is, so that a mistake in it is said in that language too."""
    given = " ".join(words).replace("--lang=", "--lang ").split()
    after = dict(zip(given, given[1:], strict=False)).get("--lang", "fr")
    return after if after in {"fr", "en"} else "fr"
