"""In which language the site speaks now."""

from django.utils.translation import get_language

from grappe.questions import Language


def language_of_reader() -> Language:
    return "en" if (get_language() or "fr").startswith("en") else "fr"
