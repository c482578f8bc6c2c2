"""Serving from the terminal, with one clear line where the port can't be had."""

from grappe.cli import options
from grappe.cli.words import PORT_TAKEN


def serve_pages(port: int, lang: str) -> None:
    """Serves until stopped; says where."""
    from grappe.site.serving import serve

    try:
        serve(port=port)
    except OSError:
        options.could_not(PORT_TAKEN.filled(port=port).to(lang))
