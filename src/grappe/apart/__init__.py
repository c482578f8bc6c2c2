"""What strangers send is opened apart: in a process of its own, with little memory and time.

In: a function of ours and what it is given. Out: what it gives or raises, or `Failed` where the
process did not live through it. Files are opened nowhere else on the site.
"""

from grappe.apart.calling import Failed, call, get_ready
from grappe.apart.locking import Limits, landlock

__all__ = ["Failed", "Limits", "call", "get_ready", "landlock"]
