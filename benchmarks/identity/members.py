"""Members' lists as people write them: abbreviations, legal forms, initials, typing errors.

Usage: python benchmarks/identity/members.py REGISTER OUT.parquet [--lines 4000] [--seed 1]
[--kind plain|harsh|bare] [--style one|other]. `harsh`: few numbers, a third of the places wrong,
a fifth absent; `bare`: never a number, and absent ones stand next door to a namesake.
"""

import random
from pathlib import Path

import polars as pl
import slips
from habits import Habits
from lists import written
from picking import Organisation
from words import read

_WORDS = read(Path(__file__).with_name("members.txt"))
_SHORT = dict(pair.split("=") for pair in _WORDS["short"])
_ACCENTED = dict(pair.split("=") for pair in _WORDS["accented"])
_SMALL = {"DE", "DU", "DES", "LA", "LE", "LES", "ET", "EN", "SUR", "POUR", "D", "L"}


def members(register: Path, lines: int = 4000, seed: int = 1, kind: str = "plain") -> pl.DataFrame:
    """A list of members with its truth; columns as `lists.written` says."""
    return written(register, lines, seed, kind, name, town)


def name(rng: random.Random, one: Organisation, habits: Habits) -> str:
    """What this style calls an organisation."""
    parts = _called(rng, one, habits).split()
    parts = _formed(rng, parts)
    if rng.random() < habits.rough:
        parts = _more_or_less(rng, parts, one)
    if rng.random() < habits.slips:
        parts = slips.typed(rng, parts)
    shown = [_word(rng, part, i) for i, part in enumerate(parts)]
    return _cased(rng, " ".join(shown))


def _called(rng: random.Random, one: Organisation, habits: Habits) -> str:
    """Its name, or its initials, its brand, its sign, its group's name."""
    luck, rough = rng.random(), habits.rough
    if one.sigle and luck < 2 * rough:
        return rng.choice([one.sigle, one.sigle, f"{one.sigle} - {one.name}"])
    if one.usual and luck < 3 * rough:
        return rng.choice([one.usual, f"{one.usual} ({one.name})"])
    if one.sign and luck < 3 * rough:
        return one.sign
    if one.legal == "5599" and luck < rough:
        return one.name.split()[0]
    return one.name


def _formed(rng: random.Random, parts: list[str]) -> list[str]:
    forms = _WORDS["forms"]
    if len(parts) > 1 and parts[0] in forms:
        return parts[1:] if rng.random() < 0.4 else parts
    luck = rng.random()
    if luck < 0.1:
        return [rng.choice(forms), *parts]
    return [*parts, rng.choice(forms)] if luck < 0.25 else parts


def _more_or_less(rng: random.Random, parts: list[str], one: Organisation) -> list[str]:
    luck = rng.random()
    if luck < 0.35 and len(parts) > 2:
        gone = rng.randrange(1, len(parts))
        return parts[:gone] + parts[gone + 1 :]
    if luck < 0.5 and len(parts) > 1:
        return parts[:-1]
    if luck < 0.65:
        return [*parts, f"({one.commune})"]
    return [*parts, *rng.choice(_WORDS["added"]).split()]


def _word(rng: random.Random, word: str, place: int) -> str:
    if word in _SHORT and rng.random() < 0.25:
        return _SHORT[word]
    accented = _ACCENTED.get(word, word) if rng.random() < 0.7 else word
    if word in _SMALL and place:
        return accented.lower()
    short = len(word) < 4 and not set(word) & set("AEIOUY")
    return accented if short else accented.title()


def _cased(rng: random.Random, told: str) -> str:
    luck = rng.random()
    return told.upper() if luck < 0.25 else told.lower() if luck < 0.30 else told


def town(rng: random.Random, proper: str) -> str:
    """A commune as this style writes it."""
    luck = rng.random()
    if luck < 0.25:
        return proper.upper()
    if luck < 0.35:
        return proper.replace("Saint-", "St ").replace("Sainte-", "Ste ").replace("-", " ")
    return slips.slip(rng, proper) if luck < 0.38 else proper


def main() -> None:
    import argparse

    import members_other

    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("register", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--lines", type=int, default=4000)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--kind", default="plain", choices=("plain", "harsh", "bare"))
    ask.add_argument("--style", default="one", choices=("one", "other"))
    given = ask.parse_args()
    style = members if given.style == "one" else members_other.members
    table = style(given.register, given.lines, given.seed, given.kind)
    table.write_parquet(given.out)
    print(
        f"{table.height} lines, {table['truth'].null_count()} absent, {table['twin'].sum()} twins"
    )


if __name__ == "__main__":
    main()
