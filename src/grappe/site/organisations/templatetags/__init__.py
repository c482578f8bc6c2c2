"""Filters of the pages on who is who."""
