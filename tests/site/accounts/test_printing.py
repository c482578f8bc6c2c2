from pathlib import Path

from grappe.site.accounts.printing import page

PAGE = Path(__file__).parents[3] / "docs" / "rights.md"


def test_the_page_of_rights_says_what_the_table_says():
    assert PAGE.read_text(encoding="utf-8") == page()
