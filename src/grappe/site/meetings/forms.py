"""What is asked of whoever calls a meeting, asks for an appointment, or proposes an indicator."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from grappe.site.errors import say
from grappe.site.meetings.convening import Call
from grappe.site.meetings.models import Meeting
from grappe.site.meetings.proposing import Sheet
from grappe.site.meetings.reading import named_by_plan
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Round
from grappe.site.rounds.region.naming import round_name


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, help_text=help_text, widget=widget)


def _hour(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )


def _long(label: Any, help_text: Any, rows: int = 3, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=widget, **more)


class _Rounds(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return round_name(obj)


class CallForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=Meeting.Kind)
    title = forms.CharField(label=_("Title"), max_length=200)
    on = _day(_("Day"))
    begins = _hour(_("Begins at"))
    ends = _hour(_("Ends at"))
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    agenda = _long(_("Agenda"), _("A line each."), 5, required=False, max_length=5000)
    milestone = forms.ChoiceField(label=_("The plan’s milestone"), required=False)
    about = _Rounds(
        Round.objects.none(),
        label=_("Rounds that it looks back on"),
        help_text=_("What clusters found hard in them is read on the meeting’s page, never who."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        planned = [(one.code, say(one.what)) for one in named_by_plan()]
        cast(forms.ChoiceField, self.fields["milestone"]).choices = [("", "—"), *planned]
        about = cast(forms.ModelMultipleChoiceField, self.fields["about"])
        about.queryset = Round.objects.filter(opened_at__isnull=False)

    def called(self) -> Call:
        return Call(**{**self.cleaned_data, "about": tuple(self.cleaned_data["about"])})


class AppointmentForm(forms.Form):
    names_until = _day(
        _("Names until"), _("Managers put their own name forward, this day included.")
    )
    closes = _day(_("Voices until"), _("Each cluster has one voice, this day included."))
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=10, initial=3)


class SheetForm(forms.Form):
    questionnaire = forms.ChoiceField(label=_("Questionnaire"))
    indicator = forms.ChoiceField(
        label=_("Indicator that it changes"), required=False, help_text=_("None for a new one.")
    )
    name = forms.CharField(label=_("Name"), max_length=120)
    definition = _long(
        _("Definition"), _("What the number is, in one or two sentences."), max_length=2000
    )
    formula = _long(_("Formula"), _("How it is computed from the answers."), 2, max_length=1000)
    source = _long(
        _("Source"),
        _("Where clusters find it, and whether it is there already."),
        2,
        max_length=1000,
    )
    limits = _long(
        _("Limits"), _("What it does not say, and when it misleads."), 2, max_length=2000
    )
    answers = forms.IntegerField(
        label=_("Answers more from each cluster"),
        help_text=_("0 where it is computed from what is asked already."),
        min_value=0,
        max_value=500,
        initial=1,
    )
    minutes = forms.IntegerField(
        label=_("Minutes for a cluster"),
        help_text=_("Left empty, they are estimated as for a new version of the questionnaire."),
        required=False,
        min_value=0,
        max_value=10_000,
    )

    def __init__(self, *args: Any, fixed: bool = False, **named: Any) -> None:
        """`fixed`: what it is about is said already."""
        super().__init__(*args, **named)
        if fixed:
            del self.fields["questionnaire"], self.fields["indicator"]
            return
        asked = current().latest
        known = [(say(q.label), [(i.code, say(i.label)) for i in q.indicators]) for q in asked]
        cast(forms.ChoiceField, self.fields["questionnaire"]).choices = [
            (one.code, say(one.label)) for one in asked
        ]
        cast(forms.ChoiceField, self.fields["indicator"]).choices = [("", "—"), *known]

    def sheet(self) -> Sheet:
        about = {"questionnaire", "indicator"}
        return Sheet(**{name: v for name, v in self.cleaned_data.items() if name not in about})
