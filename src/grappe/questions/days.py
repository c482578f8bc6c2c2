"""Days, as they are written out."""

from datetime import date

from grappe.words import Words

_MONTHS = Words(
    fr="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    en="January February March April May June July August September October November December",
)
_WRITTEN = Words(fr="{day} {month} {year}", en="{day} {month} {year}")


def day_words(on: date) -> Words:
    """4 juin 2021, 4 June 2021."""
    first = Words(fr="1er" if on.day == 1 else str(on.day), en=str(on.day))
    fr, en = (months.split()[on.month - 1] for months in (_MONTHS.fr, _MONTHS.en))
    return _WRITTEN.filled(day=first, month=Words(fr=fr, en=en), year=on.year)
