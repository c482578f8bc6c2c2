"""A picture as it is kept, and why one is not."""

from dataclasses import dataclass

from grappe.words import Words


class NoPictureError(ValueError):
    """What was brought cannot be taken; `words` say why, and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words

    def __reduce__(self) -> tuple[type["NoPictureError"], tuple[Words]]:
        return NoPictureError, (self.words,)


@dataclass(frozen=True, slots=True)
class Picture:
    """`content` and `small` are JPEG; `width` and `height` are those of `content`, in pixels."""

    content: bytes
    small: bytes
    width: int
    height: int
