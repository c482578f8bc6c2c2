"""Figures: measures and indicators computed from a publication, for cluster, domain and Region.

In: a publication and the policy. Out: figures, their change, their sentences, their charts,
and what of them a reader may see.
"""

from grappe.figures.audience import EVERYBODY, NOTHING, Audience, Told, seen_by, told_by
from grappe.figures.breakdowns import code_of, in_order
from grappe.figures.changes import Point, series
from grappe.figures.charts import chart
from grappe.figures.computing import compute
from grappe.figures.frames import NoIndicatorError, indicator
from grappe.figures.geography import Spread, spread
from grappe.figures.model import Figure, Status, as_row
from grappe.figures.parts import OTHER_CLUSTERS, Parts, parts_of
from grappe.figures.places import (
    Where,
    cluster_place,
    clusters_in,
    domain_place,
    place_named,
    place_of,
    region_place,
)
from grappe.figures.points import comparable, of_place, points_of, whole_point
from grappe.figures.portraits import Released, portraits, told_by_portraits
from grappe.figures.published import Published, computed
from grappe.figures.remarks import Remark, remarks_on
from grappe.figures.sentences import change_words, sentence, value_words
from grappe.figures.sparklines import sparkline
from grappe.questions import LEVELS, Level

__all__ = [
    "EVERYBODY",
    "LEVELS",
    "NOTHING",
    "OTHER_CLUSTERS",
    "Audience",
    "Figure",
    "Level",
    "NoIndicatorError",
    "Parts",
    "Point",
    "Published",
    "Released",
    "Remark",
    "Spread",
    "Status",
    "Told",
    "Where",
    "as_row",
    "change_words",
    "chart",
    "cluster_place",
    "clusters_in",
    "code_of",
    "comparable",
    "compute",
    "computed",
    "domain_place",
    "in_order",
    "indicator",
    "of_place",
    "parts_of",
    "place_named",
    "place_of",
    "points_of",
    "portraits",
    "region_place",
    "remarks_on",
    "seen_by",
    "sentence",
    "series",
    "sparkline",
    "spread",
    "told_by",
    "told_by_portraits",
    "value_words",
    "whole_point",
]
