"""A region's map in the numbers of a picture: outlines, towns, where a place is, dots.

Knows no figure and no colour; what is drawn on it is the page's.
"""

from grappe.maps.dots import ROWS_A_DOT, Dot, Map, draw
from grappe.maps.ground import WIDTH, Ground, Town, ground
from grappe.maps.sheets import sheet

__all__ = ["ROWS_A_DOT", "WIDTH", "Dot", "Ground", "Map", "Town", "draw", "ground", "sheet"]
