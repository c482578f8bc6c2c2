"""How often people who keep a list leave something out, or get it wrong."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Habits:
    """Shares of all lines. `number` stands; of those `slip` have a digit wrong and `foreign` is
    somebody else's; `misplaced`: no postal code, or a wrong one; `absent`: not in the register, of
    those `next_door` beside a namesake that is; `slips`: a typing error; `rough`: the name changed
    in another way; `website` stands."""

    number: float = 0.40
    slip: float = 0.125
    foreign: float = 0.025
    misplaced: float = 0.15
    absent: float = 0.08
    next_door: float = 0.15
    slips: float = 0.08
    rough: float = 0.12
    website: float = 0.40


HABITS = {
    "plain": Habits(),
    "harsh": Habits(
        number=0.15,
        misplaced=0.33,
        absent=0.20,
        next_door=0.30,
        slips=0.16,
        rough=0.18,
        website=0.2,
    ),
    "bare": Habits(
        number=0.0, misplaced=0.33, absent=0.30, next_door=0.50, slips=0.20, rough=0.25, website=0.1
    ),
}
