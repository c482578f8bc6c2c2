"""The worker that `grappe serve` starts beside itself; it stops when its parent is gone."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "grappe.site.settings")

if __name__ == "__main__":
    import django

    django.setup()
    from grappe.site.operations.working import work

    parent = int(os.environ["GRAPPE_PARENT"])
    work(lambda: os.getppid() == parent)
