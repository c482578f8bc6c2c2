"""Columns that programs rely on: appended to, never renamed, moved or taken away."""

from grappe.releases.columns import CODE_LISTS, FIGURES, OF_A_SECTION, PORTRAITS
from grappe.releases.sdmx import COLUMNS

RELEASED = {
    "figures": "indicator sensitivity domain year breakdown value n status",
    "portraits": "cluster domain section indicator sensitivity year breakdown value n status "
    "remark",
    "a section": "indicator indicator_label_fr indicator_label_en unit sensitivity domain_code "
    "domain domain_label_fr domain_label_en year breakdown breakdown_label_fr breakdown_label_en "
    "value n status",
    "indicators": "indicator label_fr label_en definition_fr definition_en unit nature direction "
    "sensitivity section section_label_fr section_label_en breakdown_by",
    "breakdowns": "indicator breakdown label_fr label_en",
    "domains": "domain code label_fr label_en",
    "statuses": "status label_fr label_en",
    "units": "unit label_fr label_en",
    "sdmx": "STRUCTURE STRUCTURE_ID ACTION FREQ REF_AREA DOMAIN INDICATOR BREAKDOWN TIME_PERIOD "
    "OBS_VALUE UNIT_MEASURE UNIT_MULT OBS_STATUS CONF_STATUS CLUSTERS REF_AREA_VINTAGE PUBLICATION",
}
"""What was released once; a new column is added at the end of its line."""


def test_every_column_that_was_released_stands_where_it_stood():
    named = {"figures": FIGURES, "portraits": PORTRAITS, "a section": OF_A_SECTION, **CODE_LISTS}
    now = {name: [one.name for one in columns] for name, columns in named.items()}
    now["sdmx"] = list(COLUMNS)
    assert set(now) == set(RELEASED)
    for name, columns in now.items():
        kept = RELEASED[name].split()
        assert columns[: len(kept)] == kept
