"""Tags of stories."""
