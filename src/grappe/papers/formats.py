"""How numbers are written in slides and in the data book.

Number formats are Excel's own: they show thousands and decimals in the reader's way.
"""

FORMATS = {
    "count": "#,##0",
    "fte": "#,##0.0",
    "eur": '#,##0\\ "€"',
    "share": "0.0%",
    "years": "0.0",
}
SHORT = {**FORMATS, "share": "0%", "years": "General"}
"""As a chart says them beside its bars: no decimal that is zero."""
