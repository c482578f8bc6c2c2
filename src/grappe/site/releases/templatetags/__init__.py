"""Filters of pages of open data."""
