from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "grappe.site.stories"
    label = "stories"
