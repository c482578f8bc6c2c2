from django.apps import AppConfig


class LabelsConfig(AppConfig):
    name = "grappe.site.labels"
    label = "labels"
