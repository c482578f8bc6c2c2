"""What is taken out of a publication holds no company's own accounts."""

from io import BytesIO
from pathlib import Path

import polars

from grappe.publication import Identity, Publication, taken
from grappe.questions import OF_ACCOUNTS, Section
from tests.figures.tables import field, policy, published, words

ROWS = "a 2021 001000001 Alpha sme\nb 2021 - Beta large"
ALPHA = Identity("o1", "001000001", accounts="public", revenue=1234567.0, net_result=-89.5)


def made(folder: Path) -> Publication:
    return published(ROWS, folder, who={("a", 2021, 0): ALPHA})


def test_a_table_is_taken_out_without_accounts(tmp_path):
    one = made(tmp_path)
    whole, out = one.frame("members"), polars.read_parquet(BytesIO(taken(one, "members")))
    assert set(whole.columns) - set(out.columns) == OF_ACCOUNTS
    assert out.equals(whole.drop(OF_ACCOUNTS))


def test_what_a_company_earns_is_nowhere_in_the_file(tmp_path):
    one = made(tmp_path)
    assert one.frame("members")["accounts_revenue"].to_list() == [1234567.0, None]
    told = polars.read_parquet(BytesIO(taken(one, "members"))).rows()
    assert not {"1234567.0", "-89.5", "public"} & {str(value) for row in told for value in row}


def test_a_table_without_accounts_is_the_file_itself(tmp_path):
    own, said = policy(), words("Members")
    bare = Section(code="members", kind="table", label=said, help=said, fields=(field("name"),))
    asked = own.questionnaires[0].model_copy(update={"sections": (bare,)})
    one = published(ROWS, tmp_path, own.model_copy(update={"questionnaires": (asked,)}))
    assert taken(one, "members") == one.tables["members"].read_bytes()
