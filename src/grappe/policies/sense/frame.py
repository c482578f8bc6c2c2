"""Who is asked and when: domains of clusters, versions of rounds, the region itself."""

from collections import Counter
from collections.abc import Iterator, Sequence

from grappe.policies.problems import Problem
from grappe.policies.sense.walking import codes, each, get, known_as, listed, text
from grappe.policies.source import Source
from grappe.questions import Words
from grappe.references import departments_of_region


def frame_problems(policy: Source, asked: Sequence[Source]) -> Iterator[Problem]:
    yield from _region(policy)
    yield from _domains(policy)
    yield from _namesakes(policy)
    yield from _rounds(policy, asked)


def _region(policy: Source) -> Iterator[Problem]:
    region = text(get(policy.data, "region"))
    if region is not None and not departments_of_region(region):
        yield policy.problem(("region",), _NO_REGION.filled(code=region))


def _domains(policy: Source) -> Iterator[Problem]:
    known = codes(policy.data, "domains")
    for path, cluster in each(policy.data, "clusters"):
        named = Counter(text(code) for code in listed(cluster.get("domains")))
        for place, code in enumerate(listed(cluster.get("domains"))):
            at = (*path, "domains", place)
            if text(code) not in known:
                yield policy.problem(at, _NO_DOMAIN.filled(code=code, known=known_as(known)))
            elif named[text(code)] > 1:
                yield policy.problem(at, _SAME.filled(name=code))


def _namesakes(policy: Source) -> Iterator[Problem]:
    """Figures are kept under names: each once among clusters, and among domains."""
    for key, languages in (("clusters", (None,)), ("domains", ("fr", "en"))):
        for language in languages:
            seen: set[str] = set()
            for path, one in each(policy.data, key):
                name = text(get(one.get("name"), language) if language else one.get("name"))
                if name in seen:
                    at = (*path, "name", *([language] if language else []))
                    yield policy.problem(at, _SAME.filled(name=name))
                seen |= {name} if name else set()


def _rounds(policy: Source, asked: Sequence[Source]) -> Iterator[Problem]:
    known = {
        (text(get(q.data, "code")), text(get(q.data, "version"))): get(q.data, "frequency")
        or "yearly"
        for q in asked
    }
    seen = set()
    for path, one in each(policy.data, "rounds"):
        wanted = (text(one.get("questionnaire")), text(one.get("version")))
        when = "-Q".join(str(part) for key in ("year", "quarter") if (part := one.get(key)))
        about = (wanted[0], when)
        if None not in wanted and wanted not in known:
            listed_ = known_as({f"{code}-{version}" for code, version in known})
            said = _NO_VERSION.filled(code=wanted[0], version=wanted[1], known=listed_)
            yield policy.problem((*path, "questionnaire"), said)
        if None not in about and about in seen:
            yield policy.problem((*path, "year"), _ROUND_TWICE.filled(code=about[0], when=when))
        seen.add(about)
        frequency = known.get(wanted)
        if frequency is not None and (frequency == "quarterly") != ("quarter" in one):
            said = _NO_QUARTER if "quarter" in one else _A_QUARTER
            yield policy.problem((*path, "year"), said.filled(code=wanted[0]))


_NO_REGION = Words(
    fr='le code Insee d’une région est attendu, comme "84", et non «\u202f{code}\u202f»',
    en='the INSEE code of a region is expected, such as "84", not “{code}”',
)
_NO_DOMAIN = Words(
    fr="«\u202f{code}\u202f» n’est pas un domaine\u202f; "
    "domaines de cette politique\u202f: {known}",
    en="“{code}” is no domain; domains of this policy: {known}",
)
_SAME = Words(
    fr="un nom par élément est attendu, et «\u202f{name}\u202f» sert deux fois",
    en="each name stands once, and “{name}” stands twice",
)
_NO_VERSION = Words(
    fr="le questionnaire «\u202f{code}\u202f» n’existe pas "
    "en version «\u202f{version}\u202f»\u202f; "
    "existent\u202f: {known}",
    en="there is no questionnaire “{code}” of version “{version}”; there are: {known}",
)
_ROUND_TWICE = Words(
    fr="une seule campagne de «\u202f{code}\u202f» est attendue sur {when}",
    en="only one round of “{code}” about {when} is expected",
)
_A_QUARTER = Words(
    fr="«\u202f{code}\u202f» est demandé par trimestre\u202f: "
    "un trimestre (quarter) de 1 à 4 est attendu",
    en="“{code}” is asked by quarters: a quarter from 1 to 4 is expected",
)
_NO_QUARTER = Words(
    fr="«\u202f{code}\u202f» est demandé par année\u202f: aucun trimestre (quarter) n’est attendu",
    en="“{code}” is asked by years: no quarter is expected",
)
