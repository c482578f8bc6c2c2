from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrailConfig(AppConfig):
    name = "grappe.site.trail"
    label = "trail"

    def ready(self) -> None:
        from grappe.site.trail.protecting import protect

        post_migrate.connect(protect, sender=self)
