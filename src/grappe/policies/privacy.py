"""Personal data by the policy's word: who answers for it, on which ground, how long it is kept."""

from typing import Literal

from pydantic import Field as Default
from pydantic import model_validator

from grappe.questions import Frozen, Words

Kind = Literal["accounts", "invitations", "looks", "tasks", "drafts", "files", "comments", "mails"]
"""Of these a policy says how long they are kept; people in answers (p) are kept as long as their
own questions say, and what counts in figures stays."""


class Retention(Frozen):
    """How long a kind of data is kept, in years or in days, and why so long."""

    kind: Kind
    years: int | None = Default(default=None, ge=1)
    days: int | None = Default(default=None, ge=1)
    why: Words

    @model_validator(mode="after")
    def _one_length(self) -> "Retention":
        if (self.years is None) == (self.days is None):
            raise ValueError("say how long in either 'years' or 'days'")
        return self


class Privacy(Frozen):
    """`controller` answers for the data (the Region where nobody is named), `officer` is whom to
    write to about it (an address), `basis` the ground in law. A kind of which `retention` says
    nothing is not erased by itself."""

    controller: Words | None = None
    officer: str = ""
    basis: Words | None = None
    retention: tuple[Retention, ...] = ()

    @model_validator(mode="after")
    def _each_kind_once(self) -> "Privacy":
        kinds = [one.kind for one in self.retention]
        if len(set(kinds)) < len(kinds):
            raise ValueError("a kind of data is kept by one rule")
        return self
