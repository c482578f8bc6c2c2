"""The product's verbs from a terminal: parse, call one verb, print, set the exit code."""

from grappe.cli.main import main

__all__ = ["main"]
