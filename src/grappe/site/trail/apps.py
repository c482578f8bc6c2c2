from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "grappe.site.trail"
    label = "trail"
