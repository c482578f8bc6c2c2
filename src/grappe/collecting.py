"""Python's collector of circular references, held back while many plain objects are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Many small objects are made and none in circles: looking for circles doubles the time.

    What was made then counts as old, so that it is not all looked through as soon as this ends.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
