"""Numbers in words of both languages: 1 234,5 in French, 1,234.5 in English."""

from grappe.words import Words

_THIN, _NO_BREAK = "\u202f", "\u00a0"


def number_words(value: float, decimals: int | None = None) -> Words:
    """A number; without `decimals`, as many as it needs, two at most."""
    written = _written(value, decimals)
    return Words(fr=_french(written), en=written)


def money(value: float) -> Words:
    """An amount in euros, with cents only where there are any."""
    written = _written(value, 0 if round(value, 2) % 1 == 0 else 2)
    return Words(fr=f"{_french(written)}{_THIN}€", en=_before_digits("€", written))


def percent(fraction: float, decimals: int = 0) -> Words:
    """A fraction (0.37) as a percentage."""
    written = _written(fraction * 100, decimals)
    return Words(fr=f"{_french(written)}{_THIN}%", en=f"{written}%")


def in_title_font(said: str) -> str:
    """Words that are set in Manrope, which has no narrow no-break space: that of the font taken
    instead runs thousands together, while Manrope's own space is as narrow as one should be."""
    return said.replace(_THIN, _NO_BREAK)


def _written(value: float, decimals: int | None) -> str:
    if isinstance(value, int) and not decimals:
        return f"{value:,}"
    if decimals is not None:
        written = f"{value:,.{decimals}f}"
    else:
        whole, _, part = f"{value:,.2f}".partition(".")
        part = part.rstrip("0")
        written = f"{whole}.{part}" if part else whole
    return written.removeprefix("-") if not written.strip("-0.,") else written


def _french(written: str) -> str:
    return written.replace(",", _THIN).replace(".", ",").replace("-", "\u2212")


def _before_digits(sign: str, written: str) -> str:
    return f"-{sign}{written[1:]}" if written.startswith("-") else f"{sign}{written}"
