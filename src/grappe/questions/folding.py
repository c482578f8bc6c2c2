"""What people write, made comparable: one line, one spelling."""

import datetime
import re
import unicodedata
from functools import lru_cache

_OTHER = re.compile(r"[\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_LEGAL_FORMS = frozenset(
    re.findall(
        r"\w+",
        "sa sas sasu sarl eurl snc scop scic sca scs selarl selas gie gip se "
        "gmbh ag ltd llc inc srl spa",
    )
)


def tidy(raw: object) -> str:
    """What was written, as one line of text without blanks around it; 12.0 reads as 12."""
    if isinstance(raw, str):
        text = raw if raw.isascii() else unicodedata.normalize("NFC", raw)
        return " ".join(text.split())
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime.datetime):
        return raw.date().isoformat()
    return " ".join(str(raw).split())


def fold(text: str) -> str:
    """Letters and digits alone, lower case, without accents: for comparing what people write."""
    if not text.isascii():
        text = _without_accents(text)
    return _OTHER.sub(" ", text.lower()).strip()


@lru_cache(maxsize=65_536)
def fold_name(text: str) -> str:
    """An organisation's name folded, without its legal form ("Acmé S.A.S." and "ACME" agree)."""
    folded = fold(text.replace(".", ""))
    kept = [word for word in folded.split(" ") if word not in _LEGAL_FORMS]
    return " ".join(kept) or folded


def _without_accents(text: str) -> str:
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    marks = "".join(c for c in bare if not unicodedata.combining(c))
    return marks.translate(_LIGATURES)
