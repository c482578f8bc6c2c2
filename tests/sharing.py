"""Which worker runs which tests: those of a file stay together, so that what they share is made
once; those of the demonstration too, which is built once for all of them. The longest begin first,
so that both workers end together."""

from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

TOGETHER = ("tests/demonstration/",)
FIRST = (*TOGETHER, "tests/journeys/", "tests/policies/", "tests/papers/", "tests/site/test_every")


class Together(LoadFileScheduling):
    """A file at a time, or a folder of `TOGETHER`, in the order in which they are collected."""

    def __init__(self, config: pytest.Config, log: Any) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        folder = next((one for one in TOGETHER if nodeid.startswith(one)), None)
        return folder or str(super()._split_scope(nodeid))


def leave_out_what_asks_no_database(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The other database would tell nothing else of these."""
    left = [one for one in items if not _asks_the_database(one)]
    config.hook.pytest_deselected(items=left)
    items[:] = [one for one in items if _asks_the_database(one)]


def _asks_the_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures or item.get_closest_marker("django_db"))


def longest_first(items: list[pytest.Item]) -> None:
    """In the order of `FIRST`, and inside a folder in the one that they have."""
    items.sort(key=lambda item: _place(item.nodeid))


def _place(nodeid: str) -> int:
    return next((n for n, one in enumerate(FIRST) if nodeid.startswith(one)), len(FIRST))
