"""The keystroke-level model: how long an expert takes, without error, over what was counted.

S. K. Card, T. P. Moran and A. Newell, "The keystroke-level model for user performance time with
interactive systems", Communications of the ACM 23(7), 1980, 396–410; the same, The Psychology of
Human-Computer Interaction, Erlbaum, 1983, chapter 8. Seconds:

K  a key, or a press of the mouse's button: 0.28 for an average typist who is no secretary (40 words
   a minute); 0.20 for a skilled one (55)
P  pointing with a mouse at something on the screen: 1.10
H  moving a hand between keyboard and mouse: 0.40
M  making up one's mind for the next step: 1.35
R  waiting for the system: as it was measured here

Where M goes is told by rules in the source. Here: before each pointing that chooses a command or an
option (rule 0; pointing at a field to write in it is not one), before each key that is a command,
and before each text that is begun. None is taken away for being foreseen (rules 1 to 4), so that
the time is rather too long.
"""

from dataclasses import dataclass
from typing import NamedTuple

K_AVERAGE, K_SKILLED = 0.28, 0.20
P, H, M = 1.10, 0.40, 1.35


class Happened(NamedTuple):
    """An event that the browser dispatched: "key", "press" or "page"; `command` says whether it
    chooses something, `waited` (of a page) how long it took, `first` begins a text."""

    kind: str
    command: bool = False
    first: bool = False
    waited: float = 0.0


@dataclass(frozen=True)
class Counts:
    """`homings` are moves of the hand between keyboard and mouse, `decisions` what takes an M."""

    keys: int
    presses: int
    homings: int
    decisions: int
    pages: int
    waited: float
    files: int = 0

    def seconds(self, key: float = K_AVERAGE) -> float:
        done = (self.keys + self.presses) * key + self.presses * P
        return done + self.homings * H + self.decisions * M + self.waited


def counted(events: list[Happened], files: int = 0) -> Counts:
    """What the events of a journey add up to; the hand lies on the mouse at first."""
    hands = ["press", *(one.kind for one in events if one.kind != "page")]
    return Counts(
        keys=sum(one.kind == "key" for one in events),
        presses=sum(one.kind == "press" for one in events),
        homings=sum(a != b for a, b in zip(hands, hands[1:], strict=False)),
        decisions=sum(one.command or one.first for one in events),
        pages=sum(one.kind == "page" for one in events),
        waited=sum(one.waited for one in events),
        files=files,
    )
