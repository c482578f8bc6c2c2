"""Small numbers in words, as titles say them."""

from grappe.questions import Words, number_words

_SPELLED = (
    Words(fr="zéro", en="none"),
    Words(fr="un", en="one"),
    Words(fr="deux", en="two"),
    Words(fr="trois", en="three"),
    Words(fr="quatre", en="four"),
    Words(fr="cinq", en="five"),
    Words(fr="six", en="six"),
    Words(fr="sept", en="seven"),
    Words(fr="huit", en="eight"),
    Words(fr="neuf", en="nine"),
    Words(fr="dix", en="ten"),
    Words(fr="onze", en="eleven"),
    Words(fr="douze", en="twelve"),
    Words(fr="treize", en="thirteen"),
    Words(fr="quatorze", en="fourteen"),
    Words(fr="quinze", en="fifteen"),
    Words(fr="seize", en="sixteen"),
    Words(fr="dix-sept", en="seventeen"),
    Words(fr="dix-huit", en="eighteen"),
    Words(fr="dix-neuf", en="nineteen"),
    Words(fr="vingt", en="twenty"),
)


def spelled(n: int) -> Words:
    """Up to twenty in letters (deux, two), beyond in digits."""
    return _SPELLED[n] if 0 <= n < len(_SPELLED) else number_words(n)
