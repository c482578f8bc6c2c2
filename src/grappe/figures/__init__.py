"""Figures: measures and indicators computed from a publication, for cluster, domain and Region.

In: a publication and the policy. Out: figures, their change, their sentences, their charts,
and what of them a reader may see.
"""

from grappe.figures.audience import EVERYBODY, NOTHING, Audience, Told, seen_by, told_by
from grappe.figures.breakdowns import code_of, in_order
from grappe.figures.breaking import breaks_of, broken_between, history_of
from grappe.figures.breaks import Break
from grappe.figures.changes import Point, series
from grappe.figures.charts import chart, chart_of_cohorts, chart_to_point_at
from grappe.figures.cohorts import Cohort, Cohorts, cohorts
from grappe.figures.computing import compute
from grappe.figures.concentration import fewest_places
from grappe.figures.drawing import FileKind, as_file, in_light, warm_up
from grappe.figures.frames import NoIndicatorError, indicator
from grappe.figures.geography import Spread, spread, years_on_the_map
from grappe.figures.lineage import followed_by
from grappe.figures.links import Links, asked_of_links, links_of, of_members, years_of_links
from grappe.figures.marks import hue_of
from grappe.figures.model import Figure, Status, Unit, as_row
from grappe.figures.networks import network
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
from grappe.figures.sentences import UNITS, change_words, in_unit, sentence, value_words
from grappe.figures.sparklines import sparkline
from grappe.figures.specifications import Kind
from grappe.figures.telling_apart import FEWEST_CLUSTERS
from grappe.figures.themed import Sum, Sums, Themed, sums_told
from grappe.questions import LEVELS, Level

__all__ = [
    "EVERYBODY",
    "FEWEST_CLUSTERS",
    "LEVELS",
    "NOTHING",
    "OTHER_CLUSTERS",
    "UNITS",
    "Audience",
    "Break",
    "Cohort",
    "Cohorts",
    "Figure",
    "FileKind",
    "Kind",
    "Level",
    "Links",
    "NoIndicatorError",
    "Parts",
    "Point",
    "Published",
    "Released",
    "Remark",
    "Spread",
    "Sum",
    "Sums",
    "Themed",
    "Status",
    "Told",
    "Unit",
    "Where",
    "as_file",
    "as_row",
    "asked_of_links",
    "breaks_of",
    "broken_between",
    "change_words",
    "chart",
    "chart_of_cohorts",
    "chart_to_point_at",
    "cluster_place",
    "clusters_in",
    "code_of",
    "cohorts",
    "comparable",
    "compute",
    "computed",
    "domain_place",
    "fewest_places",
    "followed_by",
    "history_of",
    "hue_of",
    "in_light",
    "in_order",
    "in_unit",
    "links_of",
    "network",
    "indicator",
    "of_members",
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
    "sums_told",
    "spread",
    "told_by",
    "told_by_portraits",
    "value_words",
    "warm_up",
    "whole_point",
    "years_of_links",
    "years_on_the_map",
]
