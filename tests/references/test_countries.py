"""A country is known by its code and by its names, in the order in which people look for it."""

import pytest

from grappe.questions import as_text, parse, value_words
from grappe.references import countries, country_names, find_country
from tests.questions.making import field

COUNTRY = field("country", "country")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Suisse", "CH"),
        ("switzerland", "CH"),
        (" ch ", "CH"),
        ("ROYAUME UNI", "GB"),
        ("UK", "GB"),
        ("etats-unis", "US"),
        ("The Netherlands", "NL"),
        ("République tchèque", "CZ"),
        ("Atlantide", None),
        ("", None),
    ],
)
def test_a_country_is_found_however_it_is_written(written, code):
    assert find_country(written) == code


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_country_is_read_back_from_what_a_drop_down_offers(language):
    names = country_names(language)
    assert {parse(COUNTRY, name) for name in names} == set(countries(language))
    assert {as_text(COUNTRY, parse(COUNTRY, name), language) for name in names} == set(names)


def test_names_stand_in_the_order_of_their_letters():
    assert country_names("fr").index("Émirats arabes unis") < country_names("fr").index("Équateur")
    assert country_names("fr").index("Équateur") < country_names("fr").index("Espagne")


def test_a_country_is_kept_by_its_code_and_said_by_its_name():
    assert parse(COUNTRY, "Suisse") == "CH"
    assert value_words(COUNTRY, "CH").fr == "Suisse"
    assert value_words(COUNTRY, "CH").en == "Switzerland"
    assert parse(COUNTRY, "Atlantide") == "Atlantide"
