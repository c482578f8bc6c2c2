"""Small numbers in words, as titles say them."""

from grappe.questions import Words, number_words

_FRENCH = tuple(
    [
        "zéro",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "dix-sept",
        "dix-huit",
        "dix-neuf",
        "vingt",
    ]  # noqa: SIM905
)
_ENGLISH = tuple(
    [
        "none",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ]  # noqa: SIM905
)


def spelled(n: int) -> Words:
    """Up to twenty in letters (deux, two), beyond in digits."""
    if 0 <= n < len(_FRENCH):
        return Words(fr=_FRENCH[n], en=_ENGLISH[n])
    return number_words(n)
