"""The company register of the demonstration, loaded as a real one is: as of 2019 and of 2021."""

import random
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from grappe.demonstration.ageing import aged
from grappe.demonstration.enrolling import enrolled
from grappe.demonstration.organisations import Organisation
from grappe.demonstration.sirene import write_files
from grappe.demonstration.timeline import REGISTER_OF
from grappe.identity import build_index
from grappe.register import RegisterStatus, import_register
from grappe.site.organisations.directories import register_folder


class Registers:
    """What the register holds on each day on which it is loaded, from a chance of its own."""

    def __init__(self, organisations: Sequence[Organisation], seed: int) -> None:
        chance = random.Random(seed)
        first = enrolled(organisations, chance)
        self.on = dict(zip(REGISTER_OF, (first, aged(first, chance)), strict=True))

    def load(self, at: datetime) -> RegisterStatus:
        day = at.date()
        with TemporaryDirectory() as scratch:
            files = write_files(Path(scratch), self.on[day], REGISTER_OF[day])
            return import_register(files, register_folder(), at=at, index=build_index)
