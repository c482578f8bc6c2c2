"""What an answer is about: a year, or a quarter of one."""

import calendar
import re
from datetime import date
from typing import NamedTuple

from grappe.words import Words

QUARTERS = (1, 2, 3, 4)
_CODE = re.compile(r"(\d{4})(?:-[QT]([1-4]))?", re.IGNORECASE)


class Period(NamedTuple):
    """A whole year where `quarter` (1 to 4) is None."""

    year: int
    quarter: int | None = None

    @property
    def code(self) -> str:
        """2019, 2019-Q1: as keys, files and the terminal have it."""
        return f"{self.year}-Q{self.quarter}" if self.quarter else str(self.year)

    @property
    def typed(self) -> Words:
        """2019; 2019-T1, 2019-Q1: as a person types it, see `period_of`."""
        return Words(fr=self.code.replace("Q", "T"), en=self.code)

    @property
    def words(self) -> Words:
        """2019; T1 2019, Q1 2019."""
        if self.quarter is None:
            return Words(fr=str(self.year), en=str(self.year))
        return Words(fr=f"T{self.quarter} {self.year}", en=f"Q{self.quarter} {self.year}")

    @property
    def long_words(self) -> Words:
        """2019; 1er trimestre 2019, first quarter of 2019."""
        return _LONG[self.quarter].filled(year=self.year) if self.quarter else self.words

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.quarter - 2 if self.quarter else 1, 1)

    @property
    def last_day(self) -> date:
        month = 3 * self.quarter if self.quarter else 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def holds(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


def quarter_of(day: date) -> Period:
    return Period(day.year, (day.month + 2) // 3)


def period_of(written: str) -> Period | None:
    """The period of a code, 2019-T1 in French too; None where it is none."""
    read = _CODE.fullmatch(written.strip())
    return Period(int(read[1]), int(read[2]) if read[2] else None) if read else None


_LONG = {
    1: Words(fr="1er trimestre {year}", en="first quarter of {year}"),
    2: Words(fr="2e trimestre {year}", en="second quarter of {year}"),
    3: Words(fr="3e trimestre {year}", en="third quarter of {year}"),
    4: Words(fr="4e trimestre {year}", en="fourth quarter of {year}"),
}
