"""What people type or paste becomes plain paragraphs; two people's texts become one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.prose import clean, clean_line, compare, merge, named, paragraphs, parts_of, refer

WORD = (
    "<html xmlns:o='urn:x'><head><style>p.MsoNormal{mso-x:1}</style></head><body>"
    "<!--[if gte mso 9]><xml>junk</xml><![endif]-->"
    "<p class=MsoNormal>Trois PME <b>et un\nlaboratoire</b>&nbsp;: enfin.<o:p></o:p></p>"
    "<p class=MsoNormal>Fin &amp; suite.</p><script>alert(1)</script></body></html>"
)
TEXTS = st.lists(st.sampled_from("ab cd ef gh ij".split()), max_size=5).map("\n\n".join)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Un.\r\nDeux.", "Un.\n\nDeux."),
        ("Un.\vDeux.\n\n\n\n Trois. ", "Un.\n\nDeux.\n\nTrois."),
        ("•\tUn\n\uf0b7\tDeux\no\tTrois", "– Un\n\n– Deux\n\n– Trois"),
        ("in\u00advi\u200bsible\ufeff\x07", "invisible"),
        ("Fin\xa0: «\xa0oui\xa0»", "Fin\u202f: «\u202foui\u202f»"),
        ("Fin : oui ; non", "Fin\u202f: oui\u202f; non"),
        ("a < b et c > d", "a < b et c > d"),
        (WORD, "Trois PME *et un laboratoire*\u202f: enfin.\n\nFin & suite."),
        ("***", ""),
        (" \n\t\xa0", ""),
    ],
)
def test_what_is_pasted_becomes_plain_paragraphs(pasted, kept):
    assert clean(pasted) == kept


@given(st.text())
def test_cleaning_what_is_clean_changes_nothing(text):
    once = clean(text)
    assert clean(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)
    assert "\n" not in clean_line(text)


def test_emphasis_is_a_pair_of_asterisks_and_nothing_else():
    [runs, alone] = paragraphs("Un *mot* dit.\n\n3 * 4 * 5 <b>*")
    assert [(r.text, r.emphasised) for r in runs] == [
        ("Un ", False), ("mot", True), (" dit.", False),
    ]  # fmt: skip
    assert "".join(r.text for r in alone) == "3 * 4 * 5 <b>*"


def test_two_people_in_two_paragraphs_both_stand():
    done = merge("a\n\nb\n\nc", "a2\n\nb\n\nc", "a\n\nb\n\nc2\n\nd")
    assert done == ("a2\n\nb\n\nc2\n\nd", False)


def test_two_people_in_one_paragraph_one_stands_and_it_is_said():
    assert merge("a\n\nb", "x\n\nb", "y\n\nb") == ("y\n\nb", True)
    assert merge("a\n\nb", "x\n\nb", "y\n\nb", prefer_mine=True) == ("x\n\nb", True)


def test_what_both_add_at_one_place_stands_one_after_the_other():
    assert merge("a", "a\n\nmine", "a\n\ntheirs") == ("a\n\ntheirs\n\nmine", False)


@given(TEXTS, TEXTS, TEXTS)
def test_no_new_paragraph_is_lost_unless_it_is_said(base, mine, theirs):
    done, other = merge(base, mine, theirs), merge(base, mine, theirs, prefer_mine=True)
    assert done.apart == other.apart
    new = {*mine.split("\n\n"), *theirs.split("\n\n")} - {"", *base.split("\n\n")}
    assert new <= {*done.text.split("\n\n"), *other.text.split("\n\n")}
    assert merge(base, mine, base).text == mine
    assert merge(base, base, theirs).text == theirs


@given(TEXTS, TEXTS)
def test_a_comparison_holds_both_texts_whole(before, after):
    pieces = compare(before, after)
    assert "".join(p.text for p in pieces if p.kind != "new") == before
    assert "".join(p.text for p in pieces if p.kind != "gone") == after


def test_a_name_in_a_text_is_a_reference_that_can_be_emptied():
    text = refer("Selon jeanne  MARTIN, tout va. Martine reste.", {12: "Jeanne Martin"})
    assert text == "Selon @{12}, tout va. Martine reste."
    assert named(text, {12: "Jeanne Martin"}, "une personne").startswith("Selon Jeanne Martin,")
    assert named(text, {}, "une personne") == "Selon une personne, tout va. Martine reste."


def test_a_name_that_is_withdrawn_goes_in_its_parts_too():
    text = "Jeanne Martin arrive. Mme Martin sourit, Jeanne aussi\u202f; Martine reste."
    assert parts_of(text, 3, "Jeanne Martin") == (
        "@{3} arrive. Mme @{3} sourit, @{3} aussi\u202f; Martine reste."
    )
