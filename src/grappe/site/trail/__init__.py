"""What happened, when, and who did it: append-only, written in the transaction of the deed.

People are named by a key that can be forgotten and by the capacity in which they acted. Lines hold
together by their hashes (`chain`), the database refuses to change them (`protecting`), a daily
seal kept elsewhere tells a lost tail (`sealing`), and everybody can verify them (`reading`).
"""

from grappe.site.trail.recording import Actor, OutsideItsDeedError, record

__all__ = ["Actor", "OutsideItsDeedError", "record"]
