"""A meeting as an event of a calendar."""

from grappe.calendars import Event
from grappe.site.meetings.models import Meeting


def event_of(meeting: Meeting, host: str, page: str) -> Event:
    """Written again after a change it replaces itself; a cancelled one goes."""
    return Event(
        uid=f"meeting-{meeting.uid}@{host.partition(':')[0]}",
        title=meeting.title,
        begins=meeting.starts_at,
        ends=meeting.ends_at,
        changed=meeting.changed_at,
        text="\n".join(meeting.items),
        place=meeting.place,
        link=page,
        revision=meeting.revision,
        cancelled=meeting.is_cancelled,
    )
