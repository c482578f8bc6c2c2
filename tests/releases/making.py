"""Small releases for tests."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from grappe.figures import Published, Released, Remark, computed
from grappe.policies import Policy
from grappe.releases import Release, release_of
from tests.figures.tables import indicator, policy, published

AT = datetime(2021, 6, 20, 9, 0)
SECRET = indicator("secret", formula="all_members", sensitivity="protected")
BY_NAME = indicator("by_name", formula="all_members", breakdown="name")
ROWS = """
    a 2020 001000001 Alpha sme
    a 2021 001000001 Alpha sme
    a 2021 001000002 Beta large
    b 2021 001000003 Gamma sme
    c 2021 001000004 Delta -
"""


def told(folder: Path, rows: str = ROWS, own: Policy | None = None) -> Published:
    own = own or policy(SECRET, BY_NAME)
    return computed(published(rows, folder / "publications", own), own)


def release(
    published: Published, released: Sequence[Released] = (), remarks: Sequence[Remark] = ()
) -> Release:
    code = published.publication.code
    return release_of(published, code=code, at=AT, released=released, remarks=remarks)
