"""How numbers are written in slides and in the data book, by the reader's language and the unit.

Number formats are Excel's own, which shows thousands and decimals in its reader's way; where the
sign of an amount or a share stands is the paper's.
"""

from collections.abc import Mapping

from grappe.figures.model import Unit
from grappe.questions import Language

FORMATS: Mapping[Language, Mapping[Unit, str]] = {
    "fr": {
        "count": "#,##0",
        "fte": "#,##0.0",
        "eur": '#,##0\\ "€"',
        "share": "0.0\\ %",
        "years": "0.0",
    },
    "en": {
        "count": "#,##0",
        "fte": "#,##0.0",
        "eur": '"€"#,##0',
        "share": "0.0%",
        "years": "0.0",
    },
}
SHORT: Mapping[Language, Mapping[Unit, str]] = {
    "fr": {**FORMATS["fr"], "share": "0\\ %", "years": "General"},
    "en": {**FORMATS["en"], "share": "0%", "years": "General"},
}
"""As a chart says them beside its bars: no decimal that is zero."""
