"""`grappe report`: papers by one command, and what it says where it can't."""

import pytest

from tests.site.dashboards.publishing import published

STARTS = {"pdf": b"%PDF", "pptx": b"PK", "xlsx": b"PK"}


@pytest.mark.parametrize("about", [("cluster", "Minalogic"), ("domain", "sante"), ("region",)])
def test_each_paper_is_written_in_the_language_asked(region, data, tmp_path, about):
    published(data)
    files = {kind: tmp_path / f"paper.{kind}" for kind in STARTS}
    asked = [word for kind, file in files.items() for word in (f"--{kind}", file)]
    ended = region("report", *about, *asked, "--lang", "en")
    assert (ended.code, ended.err, len(ended.out.splitlines())) == (0, "", 3)
    assert "publication 2021-06" in ended.out
    assert all(file.read_bytes().startswith(STARTS[kind]) for kind, file in files.items())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("cluster", "Minalogik"), "Did you mean: Minalogic?"),
        (("domain", "helth"), "There is no domain “helth”."),
        (("cluster",), "grappe report cluster NAME"),
        (("region", "Lyon"), "needs no name"),
        (("region", "--publication", "1999"), "There is no publication “1999”. There are: 2021-06"),
    ],
)
def test_what_is_unknown_is_told_in_one_line(region, data, tmp_path, words, said):
    published(data)
    ended = region("report", *words, "--pdf", tmp_path / "x.pdf", "--lang", "en")
    assert (ended.code, ended.out, len(ended.err.splitlines())) == (2, "", 1)
    assert said in ended.err
    assert not (tmp_path / "x.pdf").exists()


def test_without_a_file_to_write_it_says_which_there_are(region, data):
    ended = region("report", "region", "--lang", "en")
    assert (ended.code, "--pdf, --pptx or --xlsx" in ended.err) == (2, True)


def test_without_a_publication_it_says_how_to_make_one(region, data, tmp_path):
    ended = region("report", "region", "--pdf", tmp_path / "x.pdf", "--lang", "en")
    assert (ended.code, "grappe publish" in ended.err) == (2, True)


def test_amounts_stand_in_it_only_where_asked(region, data, tmp_path):
    from tests.papers.making import text_of

    published(data)
    file = tmp_path / "x.pdf"
    for words, there in (((), False), (("--money",), True)):
        region("report", "cluster", "minalogic", *words, "--pdf", file, "--lang", "en")
        assert ("€100,000" in text_of(file.read_bytes())) is there
