"""What the head of unit says of the plan."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from grappe.policies import Action
from grappe.site import clock
from grappe.site.accounts.models import Role
from grappe.site.errors import say

_ROLES = ("officer", "head_of_unit", "database_manager", "evaluation", *Role.OF_A_CLUSTER)


class _Said(forms.Form):
    on = forms.DateField(
        label=_("Done on"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()


class MilestoneDone(_Said):
    """Which milestone was done, and when."""

    milestone = forms.ChoiceField(label=_("Milestone"))
    field_order = ("milestone", "on")

    def __init__(self, actions: Iterable[Action], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="milestone_%s", **kwargs)
        self.fields["milestone"].choices = [  # type: ignore[attr-defined]
            (
                _("Action %(number)s") % {"number": action.number},
                [(one.code, say(one.what)) for one in action.milestones],
            )
            for action in actions
        ]


class HalfDays(_Said):
    """How many half days whoever holds such a role spent on an action, and until when."""

    action = forms.TypedChoiceField(label=_("Action"), coerce=int)
    role = forms.ChoiceField(label=_("Role"))
    half_days = forms.IntegerField(label=_("Half days"), min_value=1, max_value=1000)
    what = forms.CharField(label=_("For what"), max_length=200, required=False)
    field_order = ("action", "role", "half_days", "on", "what")

    def __init__(self, actions: Iterable[Action], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="effort_%s", **kwargs)
        names = dict(Role.Kind.choices)
        self.fields["on"].label = _("Spent until")
        self.fields["role"].choices = [(one, names[one]) for one in _ROLES]  # type: ignore[attr-defined]
        self.fields["action"].choices = [  # type: ignore[attr-defined]
            (one.number, f"{one.number} · {say(one.title)}") for one in actions
        ]
