from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "grappe.site.dashboards"
    label = "dashboards"
