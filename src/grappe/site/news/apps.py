from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "grappe.site.news"
    label = "news"
