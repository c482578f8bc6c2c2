"""What fingers do to words: two letters swapped, one dropped, doubled or another."""

import random


def slip(rng: random.Random, word: str) -> str:
    """The word with one typing error, none in words under four letters."""
    if len(word) < 4:
        return word
    at = rng.randrange(1, len(word) - 1)
    letter = rng.choice("aeinrstlou") if word.islower() else rng.choice("AEINRSTLOU")
    return rng.choice([
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + letter + word[at + 1 :],
    ])  # fmt: skip


def typed(rng: random.Random, parts: list[str]) -> list[str]:
    """The words with an error in one of them."""
    at = rng.randrange(len(parts))
    return [slip(rng, part) if i == at else part for i, part in enumerate(parts)]
