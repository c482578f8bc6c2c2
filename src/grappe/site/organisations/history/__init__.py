"""Memberships through the years, with what became of clusters and of companies."""
