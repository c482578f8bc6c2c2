"""What is wrong in a policy's files, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from grappe.questions import Words


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake: `file` is relative to the policy's folder, `line` counts from 1; `path` are the
    keys and positions that lead to it in the file."""

    file: str
    line: int
    text: tuple[str, str]
    path: tuple[str | int, ...] = field(default=(), compare=False)

    @property
    def message(self) -> Words:
        return Words(fr=self.text[0], en=self.text[1])

    def to(self, language: str) -> str:
        return f"{self.file}:{self.line}: {self.message.to(language)}"


class PolicyError(ValueError):
    """Every mistake found in a policy's files, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.to("en"))

    def to(self, language: str) -> str:
        """One problem a line, as "file:line: what was expected"."""
        return "\n".join(problem.to(language) for problem in self.problems)
