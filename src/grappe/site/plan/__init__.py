"""The plan as it goes: which milestones are done, what was spent, what the product measures."""

from datetime import date


def days_done() -> dict[str, date]:
    """The day of each milestone that is done, by its code."""
    from grappe.site.plan.milestones import days_done as told

    return told()


__all__ = ["days_done"]
