from pathlib import Path

from grappe.cli import options, telling
from grappe.cli.serving import serve_pages
from grappe.questions import Words


@telling.command(
    "serve",
    Words(
        fr="Sert les pages, et fait à côté le travail en attente.",
        en="Serve the pages, with the worker beside.",
    ),
)
@options.port
@options.data
@options.language
def command(port: int, data: Path, lang: str) -> None:
    options.site(data, lang)
    serve_pages(port, lang)
