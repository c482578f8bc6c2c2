from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "grappe.site.meetings"
    label = "meetings"
