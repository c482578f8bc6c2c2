"""What follows from a definition, which never changes, is worked out once."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Generic, TypeVar

Definition = TypeVar("Definition")
Told = TypeVar("Told")


def remembered(tell: Callable[[Definition], Told]) -> Callable[[Definition], Told]:
    """The function, asked once for each definition. What it gives is shared: nobody changes it."""

    @lru_cache(maxsize=512)
    def told(same: _Same[Definition]) -> Told:
        return tell(same.one)

    @wraps(tell)
    def remembering(one: Definition) -> Told:
        return told(_Same(one))

    return remembering


class _Same(Generic[Definition]):
    """A definition that is known again by being the very same object: comparing it would mean
    comparing all that it holds."""

    __slots__ = ("one",)

    def __init__(self, one: Definition) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.one is self.one
