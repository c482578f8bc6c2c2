"""Addresses of the working group and of meetings."""

from django.urls import include, path

from grappe.site.meetings.views import appointments, calling, group, meetings, proposals

own = [
    path("working-group", group.group, name="group"),
    path("working-group/members", group.seat, name="seat"),
    path("working-group/members/<int:pk>/leave", group.unseat, name="unseat"),
    path("working-group/appointments/new", appointments.new, name="new_appointment"),
    path("working-group/appointments/<int:pk>", appointments.appointment, name="appointment"),
    path("working-group/appointments/<int:pk>/stand", appointments.stand, name="stand"),
    path("working-group/appointments/<int:pk>/step-back", appointments.step_back, name="step_back"),
    path("working-group/appointments/<int:pk>/voice", appointments.voice, name="voice"),
    path("working-group/proposals/new", proposals.propose, name="propose"),
    path("working-group/proposals/<int:pk>", proposals.proposal, name="proposal"),
    path("working-group/proposals/<int:pk>/words", proposals.reword, name="reword"),
    path("working-group/proposals/<int:pk>/comment", proposals.comment, name="comment"),
    path("working-group/proposals/<int:pk>/withdraw", proposals.withdraw, name="withdraw"),
    path("meetings/new", calling.call, name="call"),
    path("meetings/<int:pk>", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>.ics", meetings.calendar, name="calendar"),
    path("meetings/<int:pk>/change", calling.change, name="change"),
    path("meetings/<int:pk>/cancel", calling.cancel, name="cancel"),
    path("meetings/<int:pk>/minutes", meetings.minutes, name="minutes"),
    path("meetings/<int:pk>/documents", meetings.bring, name="bring"),
    path("meetings/<int:pk>/documents/<int:number>", meetings.document, name="document"),
    path(
        "meetings/<int:pk>/documents/<int:number>/take-away",
        meetings.take_away,
        name="take_away",
    ),
    path("meetings/<int:pk>/decisions", meetings.decide, name="decide"),
    path(
        "meetings/<int:pk>/decisions/<int:number>/take-back", meetings.take_back, name="take_back"
    ),
]
urlpatterns = [path("", include((own, "meetings")))]
