from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "grappe.site.operations"
    label = "operations"
