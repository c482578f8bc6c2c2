"""People, the roles they hold, and who may see and do what.

Rights are decided in `rights` alone; people come by invitation.
"""
