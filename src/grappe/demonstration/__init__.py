"""A year in the life of a region, made through the product's own doors from one seed number.

Clusters' names are real; people, companies and figures are invented (SIREN beginning with 00).
"""

from grappe.demonstration.building import build, summary

__all__ = ["build", "summary"]
