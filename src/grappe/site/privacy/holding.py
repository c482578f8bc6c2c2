"""What this room keeps, and the rooms before it, which can't tell it themselves."""

from grappe.site.privacy import of_people, of_the_machine

HOLDINGS = (*of_people.HOLDINGS, *of_the_machine.HOLDINGS)
