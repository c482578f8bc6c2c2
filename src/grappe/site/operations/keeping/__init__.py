"""Everything kept in one file while people work, brought back onto an empty machine, and the proof
that nothing of it is lost.

`back_up` writes the file, `restore` reads it, `drill` does both and compares by hash.
"""

from grappe.site.operations.keeping.archive import counts
from grappe.site.operations.keeping.backing_up import back_up
from grappe.site.operations.keeping.drilling import drill
from grappe.site.operations.keeping.restoring import restore

__all__ = ["back_up", "counts", "drill", "restore"]
