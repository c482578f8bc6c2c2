"""The people of a demonstration, each a click away. Elsewhere there are none."""

from dataclasses import dataclass

from grappe.questions import Words
from grappe.site import demonstrated
from grappe.site.accounts.models import User
from grappe.site.speaking import language_of_reader


@dataclass(frozen=True)
class Persona:
    """A person of the demonstration, and a line on who they are in the reader's language."""

    user: User
    line: str


def personas() -> tuple[Persona, ...]:
    """In the order in which the demonstration names them; empty where this is none."""
    said = (demonstrated.read() or {}).get("personas", [])
    users = {user.email: user for user in User.objects.filter(email__in=[p["email"] for p in said])}
    language = language_of_reader()
    return tuple(
        Persona(users[one["email"]], Words(**one["line"]).to(language))
        for one in said
        if one["email"] in users
    )


def find_persona(email: str) -> User | None:
    """The persona with this address, if this is a demonstration and they are one of it."""
    return next((one.user for one in personas() if one.user.email == email), None)
