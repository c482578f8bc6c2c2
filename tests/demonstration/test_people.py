"""The accounts of the demonstration bear names that a French reader would write."""

import pytest

from grappe.demonstration.people import direction_of


@pytest.mark.parametrize(
    ("cluster", "name"),
    [
        ("Minalogic", "Direction de Minalogic"),
        ("Aérospace", "Direction d’Aérospace"),
        ("Élastopôle", "Direction d’Élastopôle"),
        ("I-Care", "Direction d’I-Care"),
    ],
)
def test_of_a_cluster_that_begins_with_a_vowel_the_preposition_is_elided(
    cluster: str, name: str
) -> None:
    assert direction_of(cluster) == name
