"""Why a register could not be loaded, in words."""

from grappe.words import Words


class RegisterError(Exception):
    """`message`: what is wrong and what would be right; the register from before stays."""

    def __init__(self, message: Words) -> None:
        super().__init__(message.en)
        self.message = message
