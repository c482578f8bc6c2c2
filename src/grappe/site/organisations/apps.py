from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "grappe.site.organisations"
    label = "organisations"
