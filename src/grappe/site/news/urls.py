"""Addresses of mail and calendar: what one chooses, what was mailed."""

from django.urls import include, path

from grappe.site.news import views

own = [
    path("account/mail", views.preferences, name="preferences"),
    path("account/calendar", views.renew, name="renew"),
    path("mail", views.mailed, name="mailed"),
    path("mail/<int:pk>", views.one, name="one"),
    path("mail/choose/<str:token>", views.choose, name="choose"),
    path("calendar/<str:token>.ics", views.calendar, name="calendar"),
]
urlpatterns = [path("", include((own, "news")))]
