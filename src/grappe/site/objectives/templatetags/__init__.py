"""Tags of objectives."""
