from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "grappe.site.rounds"
    label = "rounds"
