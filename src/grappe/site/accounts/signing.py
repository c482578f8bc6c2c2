"""Signing in: by e-mail and password; in a demonstration, by one click as one of its people."""

from typing import Any

from allauth.account.views import LoginView

from grappe.site.accounts.personas import personas


class SignIn(LoginView):
    def get_form(self, *given: Any) -> Any:
        """allauth's form, without words that the page says already."""
        form = super().get_form(*given)
        form.fields["password"].help_text = ""
        for field in form.fields.values():
            field.widget.attrs.pop("placeholder", None)
        return form

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        return {**super().get_context_data(**given), "personas": personas()}
