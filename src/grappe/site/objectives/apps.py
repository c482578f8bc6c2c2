from django.apps import AppConfig


class ObjectivesConfig(AppConfig):
    name = "grappe.site.objectives"
    label = "objectives"
