"""Figures: measures and indicators computed from a publication, for cluster, domain and Region.

In: a publication and the policy. Out: figures, their change, their sentences, their charts,
and what of them a reader may see.
"""

from grappe.figures.computing import compute
from grappe.figures.model import LEVELS, Figure, Level, Status, as_row

__all__ = ["LEVELS", "Figure", "Level", "Status", "as_row", "compute"]
