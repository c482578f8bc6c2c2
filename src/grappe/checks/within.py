"""Whether a number is within the bounds of its field, and what to say of a value that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from grappe.questions import Field, Value, Words, value_words
from grappe.questions.model import Severity


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a value; `said` fills the places of the message beside {value}."""

    code: str
    message: Words
    correction: Value = None
    severity: Severity = "error"
    said: Mapping[str, object] = field(default_factory=dict)


_OUT_OF_BOUNDS = Words(
    fr="{value} ne convient pas\u202f: {field} attend une valeur {bounds}.",
    en="{value} does not fit: {field} takes a value {bounds}.",
)
_MAYBE_A_FRACTION = Words(
    fr="{value}\u202f: voulez-vous dire {meant}\u202f? Une part s’écrit ici de 0 à 100.",
    en="{value}: do you mean {meant}? A share is written from 0 to 100 here.",
)
_BOUNDS = {
    (True, True, False): Words(fr="de {low} à {high}", en="from {low} to {high}"),
    (True, True, True): Words(fr="de plus de {low} à {high}", en="from above {low} to {high}"),
    (True, False, False): Words(fr="à partir de {low}", en="from {low} upwards"),
    (True, False, True): Words(fr="au-dessus de {low}", en="above {low}"),
    (False, True, False): Words(fr="jusqu’à {high}", en="up to {high}"),
}


def bounded(asked: Field, value: float) -> Wrong | None:
    """What is wrong with a number of this size, None where nothing is."""
    low, above, high = asked.minimum, asked.exclusive_minimum, asked.maximum
    fits = (
        (low is None or value >= low)
        and (above is None or value > above)
        and (high is None or value <= high)
    )
    if not fits:
        return _out_of_bounds(asked, low if above is None else above)
    return _maybe_a_fraction(asked, value) if asked.is_percent and 0 < value <= 1 else None


def _maybe_a_fraction(asked: Field, value: float) -> Wrong:
    """A spreadsheet keeps 60 % as 0.6: of so small a share nobody knows which of them was meant."""
    meant = round(value * 100, 9)
    said = {"meant": value_words(asked, meant)}
    return Wrong("maybe_a_fraction", _MAYBE_A_FRACTION, meant, "warning", said)


def _out_of_bounds(asked: Field, low: float | None) -> Wrong:
    high, exclusive = asked.maximum, asked.exclusive_minimum is not None
    form = _BOUNDS[low is not None, high is not None, exclusive]
    bounds = form.filled(low=_bound(asked, low), high=_bound(asked, high))
    return Wrong("out_of_bounds", _OUT_OF_BOUNDS, said={"bounds": bounds})


def _bound(asked: Field, value: float | None) -> Words:
    whole = asked.kind in ("year", "integer") and value is not None
    return value_words(asked, int(value) if whole and value is not None else value)
