"""The lines that wait for somebody to say who they are, one at a time."""

from dataclasses import dataclass

from grappe.site.organisations.models import Decision, Wording
from grappe.site.organisations.who.reader import Reader
from grappe.site.organisations.who.reading import decided_today, in_turn, tally

ASKED = "asked"


@dataclass(frozen=True)
class Queue:
    """`numbers`: those that wait, in turn; `at`: the one at hand, None where it does not wait;
    `done`: how many were settled today, `last` by the reader; `counts`: all lines by state."""

    numbers: tuple[int, ...]
    at: int | None
    done: int
    last: Decision | None
    counts: dict[str, int]

    @property
    def position(self) -> int:
        return self.done + self.numbers.index(self.at) + 1 if self.at in self.numbers else self.done

    @property
    def whole(self) -> int:
        return self.done + len(self.numbers)

    @property
    def following(self) -> int | None:
        """The next one in turn, going round; None where no other waits."""
        return after(self.numbers, self.at)


def after(numbers: tuple[int, ...], at: int | None) -> int | None:
    """The number that comes next, going round; the first where `at` is not among them."""
    place = numbers.index(at) + 1 if at in numbers else 0
    found = (*numbers[place:], *numbers[:place])
    return found[0] if found and found[0] != at else None


def waiting(reader: Reader, show: str = "") -> tuple[int, ...]:
    """Numbers of the wordings that wait: for the Region those that it asked about are apart."""
    asked = show == ASKED and reader.cluster is None
    return tuple(in_turn(reader.wordings, (Wording.State.ASKED,) if asked else reader.states))


def queue(
    reader: Reader, *, show: str = "", line: int | None = None, past: int | None = None
) -> Queue:
    """The queue at a line, after one that is put off, or at its beginning (three queries)."""
    numbers = waiting(reader, show)
    if line is None:
        line = after(numbers, past)
        line = past if line is None and past in numbers else line
    today = list(decided_today(reader.wordings, reader.speaks_for))
    settled = {w.pk for one in today if (w := one.wording) and w.state not in reader.states}
    last = next((one for one in reversed(today) if one.by_id == reader.user.pk), None)
    return Queue(numbers, line, len(settled), last, tally(reader.wordings))
