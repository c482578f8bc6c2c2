"""What is typed on the page of a story: its texts, where it belongs, a picture, a person."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from grappe.site.errors import say
from grappe.site.policy.models import Cluster, Domain
from grappe.site.stories.models import Picture, Speaker
from grappe.site.stories.picturing import About
from grappe.site.stories.prefilling import quarters
from grappe.site.stories.quoting import LONGEST, Person
from grappe.site.stories.reading import department_names, topics
from grappe.site.stories.texts import BELONGS, TEXTS, Text


class TextField(forms.CharField):
    """`needed` ones are not marked as what may be left out, and only the title must be there to
    keep a draft. How much too long one is, is told once it is cleaned: nothing is cut here."""

    def __init__(self, text: Text) -> None:
        widget = forms.TextInput() if text.line else forms.Textarea(attrs={"rows": 6})
        super().__init__(required=text.needed, widget=widget)
        self.label, self.help_text = text.label, text.help
        self.may_wait = text.name != "title"

    def validate(self, value: str) -> None:
        if not self.may_wait:
            super().validate(value)


class StoryForm(forms.Form):
    """Every text, and where the story belongs."""

    use_required_attribute = False
    for _text in TEXTS:
        locals()[_text.name] = TextField(_text)
    del _text
    domain = forms.ChoiceField(label=_("Domain"))
    period = forms.ChoiceField(label=_("Quarter"))
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    department = forms.ChoiceField(label=_("Department"), required=False)
    language = forms.ChoiceField(label=_("Language of the story"), choices=settings.LANGUAGES)
    clusters = forms.MultipleChoiceField(
        label=_("Other clusters that took part"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their people can read this draft and write in it."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, cluster: Cluster, **named: Any) -> None:
        super().__init__(*args, **{"auto_id": "%s", **named})
        choices = {
            "domain": [(one.code, one.name) for one in Domain.objects.all()],
            "period": [(one.code, say(one.long_words)) for one in quarters()],
            "topic": [("", "—"), *((code, say(words)) for code, words in topics().items())],
            "department": [("", "—"), *department_names().items()],
            "clusters": list(Cluster.objects.exclude(pk=cluster.pk).values_list("code", "name")),
        }
        for name, known in choices.items():
            cast(forms.ChoiceField, self.fields[name]).choices = known

    @property
    def words(self) -> list[forms.BoundField]:
        return [self[one.name] for one in TEXTS]

    @property
    def belongs(self) -> list[forms.BoundField]:
        return [self[name] for name in BELONGS]

    def document(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class PictureForm(forms.Form):
    file = forms.FileField(
        label=_("Picture"),
        required=False,
        help_text=_("JPEG, PNG or WebP. Where and with what it was taken is not kept."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    alt = forms.CharField(
        label=_("What is seen on it"),
        required=False,
        max_length=250,
        help_text=_("One sentence, for those who cannot see it."),
    )
    credit = forms.CharField(label=_("Who made it"), required=False, max_length=120)
    consent = forms.ChoiceField(
        label=_("People on it"), required=False, choices=Picture.Consent, widget=forms.RadioSelect
    )
    people = forms.MultipleChoiceField(
        label=_("Those named in the story who are on it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Should one of them no longer agree, the picture goes with their name."),
    )

    def __init__(
        self, *args: Any, speakers: list[Speaker], there: bool = False, **named: Any
    ) -> None:
        """`there`: the picture is, and only what is said of it is asked."""
        super().__init__(*args, **named)
        if there:
            del self.fields["file"]
        named_ones = [(str(one.pk), one.name) for one in speakers if one.withdrawn_at is None]
        cast(forms.MultipleChoiceField, self.fields["people"]).choices = named_ones
        if not named_ones:
            del self.fields["people"]

    def about(self) -> About:
        said = self.cleaned_data
        people = tuple(int(one) for one in said.get("people", ()))
        return About(said["alt"], said["credit"], said["consent"], people)


class SpeakerForm(forms.Form):
    name = forms.CharField(label=_("Name"), required=False, max_length=120)
    role = forms.CharField(label=_("Position"), required=False, max_length=160)
    said = forms.CharField(
        label=_("What this person says"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agreed_on = forms.DateField(
        label=_("Agreed on"),
        required=False,
        help_text=_("Without a day of agreement neither the name nor the words are shown."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    agreed_how = forms.CharField(
        label=_("How"), required=False, max_length=160, help_text=_("By e-mail, by signature.")
    )

    def person(self) -> Person:
        return Person(**self.cleaned_data)
