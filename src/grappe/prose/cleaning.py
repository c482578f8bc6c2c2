"""From what was typed or pasted to plain paragraphs."""

import re
import unicodedata
from html import unescape

_HTML = re.compile(
    r"</?(?:a|b|blockquote|body|br|div|em|font|h[1-6]|head|html|i|img|li|meta|o:p|ol|p|script"
    r"|span|strong|style|svg|table|td|th|title|tr|u|ul|xml)\b[^<>]*>",
    re.IGNORECASE,
)
_UNREAD = re.compile(
    r"<!--.*?-->|<!\[.*?\]>|<(script|style|head|title|xml|svg)\b.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_EMPHASIS = re.compile(r"</?(?:b|strong|i|em)(?:\s[^<>]*)?>", re.IGNORECASE)
_BLOCK = re.compile(
    r"<br\b[^<>]*>|</?(?:p|div|h[1-6]|li|ul|ol|tr|table|blockquote)\b[^<>]*>", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[•·▪◦‣●○■➢✓\uf0a7\uf0b7\uf0d8]\s*|[o§]\t\s*|-\s+)(?=\S)")
_MARKS = re.compile("[\uf0a7\uf0b7\uf0d8]")
_SAME = str.maketrans(
    {"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
    | dict.fromkeys("\x07\xa0\u2002\u2003\u2009", " ")
)
_KEPT = "\n\t\u200c\u200d\uf0a7\uf0b7\uf0d8"
_NARROW = "\u202f"


def clean(text: str) -> str:
    """Paragraphs with an empty line between; a line break begins a paragraph, as in Word.

    What is invisible goes, list marks become dashes, HTML its words; signs keep the narrow space
    that French puts before them. Cleaning what is clean changes nothing.
    """
    lines = (_line(one) for one in _plain(text).split("\n"))
    return "\n\n".join(line for line in lines if line)


def clean_line(text: str) -> str:
    """The same as a single line, without emphasis."""
    return _line(clean(text).replace("\n\n", " ").replace("*", " "))


def _plain(text: str) -> str:
    text = _seen(text)
    return _seen(_from_html(text)) if _HTML.search(text) else text


def _seen(text: str) -> str:
    """Without what nobody sees."""
    text = text.translate(_SAME)
    return unicodedata.normalize("NFC", "".join(sign for sign in text if _is_seen(sign)))


def _from_html(text: str) -> str:
    text = re.sub(r"\s+", " ", _UNREAD.sub(" ", text))
    text = _BLOCK.sub("\n", _EMPHASIS.sub("*", text))
    return unescape(_HTML.sub("", text)).replace("<", "‹").replace(">", "›")


def _line(text: str) -> str:
    text = _MARKS.sub("", _BULLET.sub("– ", text).replace("\t", " "))
    text = re.sub(r"\*(?:\s*\*)+", "*", text)
    text = re.sub(rf"[ {_NARROW}]+", _space, text).strip(f" {_NARROW}")
    text = re.sub(r" (?=[;:!?»](?:\W|$))", _NARROW, text)
    text = re.sub(r"« ", f"«{_NARROW}", text)
    return text if any(sign.isalnum() for sign in text) else ""


def _space(found: re.Match[str]) -> str:
    return _NARROW if _NARROW in found[0] else " "


def _is_seen(sign: str) -> bool:
    if sign in _KEPT:
        return True
    return unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Cs"}
