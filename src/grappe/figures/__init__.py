"""Figures: measures and indicators computed from a publication, for cluster, domain and Region.

In: a publication and the policy. Out: figures, their change, their sentences, their charts,
and what of them a reader may see.
"""

from grappe.figures.audience import EVERYBODY, NOTHING, Audience, Told, seen_by, told_by
from grappe.figures.breakdowns import code_of, in_order
from grappe.figures.changes import Point, series
from grappe.figures.charts import chart
from grappe.figures.computing import compute
from grappe.figures.model import Figure, Status, as_row
from grappe.figures.parts import Parts, parts_of
from grappe.figures.remarks import Remark, remarks_on
from grappe.figures.sentences import change_words, sentence, value_words
from grappe.figures.sparklines import sparkline
from grappe.questions import LEVELS, Level

__all__ = [
    "EVERYBODY",
    "LEVELS",
    "NOTHING",
    "Audience",
    "Figure",
    "Level",
    "Parts",
    "Point",
    "Remark",
    "Status",
    "Told",
    "as_row",
    "change_words",
    "chart",
    "code_of",
    "compute",
    "in_order",
    "parts_of",
    "remarks_on",
    "seen_by",
    "sentence",
    "series",
    "sparkline",
    "told_by",
    "value_words",
]
