"""Code lists: what codes of a release mean, in both languages."""

from collections.abc import Iterator, Mapping

from grappe.figures import Figure, Published
from grappe.questions import Words
from grappe.releases.model import UNKNOWN, Release, part_of

STATUSES: Mapping[str, Words] = {
    "shown": Words(fr="montré", en="shown"),
    "hidden": Words(fr="non diffusé\u202f: trop peu derrière", en="hidden: too few behind it"),
    "missing": Words(fr="pas de réponse", en="missing: nobody answered"),
    "not_applicable": Words(fr="sans objet", en="not applicable"),
}
UNITS: Mapping[str, Words] = {
    "count": Words(fr="nombre", en="number"),
    "fte": Words(fr="équivalents temps plein", en="full-time equivalents"),
    "eur": Words(fr="euros", en="euros"),
    "share": Words(fr="part, en fraction de 1", en="share, as a fraction of 1"),
    "years": Words(fr="années", en="years"),
}
_NOT_KNOWN = Words(fr="Non connu", en="Not known")
Rows = Iterator[tuple[object, ...]]


def rows_of_lists(release: Release) -> dict[str, Rows]:
    """The rows of each code list."""
    published = release.published
    return {
        "indicators": _indicators(release),
        "breakdowns": _breakdowns(release),
        "domains": (
            (one.name.fr, one.code, one.name.fr, one.name.en)
            for one in published.publication.policy.domains
        ),
        "statuses": ((code, one.fr, one.en) for code, one in STATUSES.items()),
        "units": ((code, one.fr, one.en) for code, one in UNITS.items()),
    }


def part_words(published: Published, figure: Figure) -> Words | None:
    """What a figure's part is called; None where it is not broken down."""
    code = part_of(figure)
    if code is None:
        return None
    words = published.parts(published.known.indicators[figure.indicator]).words
    if code == UNKNOWN:
        return words.get("", _NOT_KNOWN)
    return words.get(code) or Words(fr=code, en=code)


def _released(release: Release) -> dict[str, None]:
    return dict.fromkeys(f.indicator for f in (*release.figures, *release.portraits))


def _indicators(release: Release) -> Rows:
    known = release.published.known
    for code in _released(release):
        one, section = known.indicators[code], release.published.section(known.indicators[code])
        yield (
            *(code, one.label.fr, one.label.en, one.definition.fr, one.definition.en),
            *(one.unit, one.nature, one.direction, one.sensitivity),
            *(section.code, section.label.fr, section.label.en, one.breakdown),
        )


def _breakdowns(release: Release) -> Rows:
    found: dict[tuple[str, str], Words] = {}
    for one in (*release.figures, *release.portraits):
        code = part_of(one)
        if code is not None and (one.indicator, code) not in found:
            found[one.indicator, code] = part_words(release.published, one) or _NOT_KNOWN
    for (indicator, code), words in found.items():
        yield (indicator, code, words.fr, words.en)
