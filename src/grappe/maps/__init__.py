"""The ground of a region's map, in the numbers of a picture: outlines, towns, where a place is.

Knows no figure and no colour; what is drawn on it is the page's.
"""

from grappe.maps.ground import WIDTH, Ground, Town, ground

__all__ = ["WIDTH", "Ground", "Town", "ground"]
