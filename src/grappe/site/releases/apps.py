from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "grappe.site.releases"
    label = "releases"
