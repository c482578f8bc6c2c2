"""What happened, when, and who did it: append-only, written in the transaction of the deed.

People are named by a key that can be forgotten and by the capacity in which they acted.
"""

from grappe.site.trail.recording import Actor, record

__all__ = ["Actor", "record"]
