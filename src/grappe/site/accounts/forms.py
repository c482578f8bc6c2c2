"""What a person is asked about themselves and about others."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from grappe.site.accounts.door import second
from grappe.site.accounts.models import Role, User
from grappe.site.policy.models import Cluster, Domain


class Welcome(forms.Form):
    """Asked of somebody who was invited."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 12 characters; a short sentence is easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        validators=[validate_password],
    )


class Naming(forms.Form):
    """Asked of whoever gives somebody a role."""

    email = forms.EmailField(label=_("E-mail"))
    kind = forms.ChoiceField(label=_("Role"), choices=Role.Kind.choices)
    cluster = forms.ModelChoiceField(
        Cluster.objects.all(), label=_("Cluster"), required=False, to_field_name="code"
    )
    domain = forms.ModelChoiceField(
        Domain.objects.all(), label=_("Domain"), required=False, to_field_name="code"
    )
    deputy = forms.BooleanField(label=_("As a deputy"), required=False)

    def clean(self) -> dict[str, Any]:
        """A role of a cluster names it; only an officer has a domain."""
        given = super().clean() or {}
        of_a_cluster = given.get("kind") in Role.OF_A_CLUSTER
        if of_a_cluster and not given.get("cluster"):
            self.add_error("cluster", _("Say of which cluster."))
        if not of_a_cluster:
            given["cluster"] = None
        if given.get("kind") != Role.Kind.OFFICER:
            given["domain"], given["deputy"] = None, False
        return given


class SecondFactors(forms.Form):
    """Asked of whoever decides which roles need a second factor."""

    kinds = forms.MultipleChoiceField(
        label=_("Who needs a second factor to sign in"),
        choices=Role.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class LostFactor(forms.Form):
    """Asked of whoever names people, for somebody whose telephone is lost."""

    person = forms.ModelChoiceField(User.objects.none(), label=_("Whose telephone is lost?"))

    def __init__(self, *given: Any, **known: Any) -> None:
        super().__init__(*given, **known)
        self.fields["person"].queryset = second.who_have_one()  # type: ignore[attr-defined]
