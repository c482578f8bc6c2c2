"""Organisations that the register knows and nobody met so far."""

from grappe.site.organisations.directories import register_directory
from grappe.site.organisations.models import Organisation


def register_organisation(siren: str) -> Organisation | None:
    """The organisation that the register holds under this number, saved; None without one."""
    register = register_directory()
    at = register.find(siren) if register else None
    if register is None or at is None:
        return None
    name, commune = register.shown([at])[at]
    return Organisation.objects.create(
        name=name or siren, siren=siren, in_register=True, commune=commune
    )


def is_in_register(siren: str) -> bool:
    """Whether the register holds somebody under this number."""
    register = register_directory()
    return register is not None and register.find(siren) is not None
