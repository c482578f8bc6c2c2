"""Which company numbers are meant by what somebody wrote. SIREN 004747804 is invented."""

import pytest

from grappe.identity.mending import meant


@pytest.mark.parametrize(
    "written",
    [
        "004747804",
        "004 747 804",
        "00474780400013",
        "004 747 804 00013",
        "00474780400099",
        "FR 12 004 747 804",
        "FR12004747804",
        "fr-k7-004747804",
        "004 747 804 R.C.S. Grenoble",
    ],
)
def test_a_number_is_read_however_it_is_written(written: str) -> None:
    assert (meant(written).sirens, meant(written).right) == (("004747804",), True)


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("4747804", "two zeros dropped by a spreadsheet"),
        ("474780400013", "two zeros of a SIRET dropped"),
        ("0047478040013", "a digit of thirteen missing in the establishment's part"),
        ("0074780400013", "a digit missing in the company's part"),
        ("004747084", "two digits exchanged"),
        ("00474708400013", "two digits of a SIRET exchanged"),
        ("00474180400013", "a digit of a SIRET wrong"),
        ("004747814", "a digit wrong"),
        ("0047478804", "a digit too many"),
        ("004747800400013", "a digit of a SIRET too many"),
    ],
)
def test_one_slip_is_mended_by_the_checksums(written: str, what: str) -> None:
    assert "004747804" in meant(written).sirens, what
    assert not meant(written).right


def test_both_sums_of_a_siret_leave_few_companies() -> None:
    assert len(meant("00474180400013").sirens) <= 4
    assert len(meant("004741804").sirens) > 5


@pytest.mark.parametrize("written", ["", "x", "W691012345", "12", "٠٠٤٧٤٧٨٠٤", "1" * 40])
def test_what_is_no_number_means_nobody(written: str) -> None:
    assert meant(written).sirens == ()
