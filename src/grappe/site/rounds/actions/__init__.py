"""Actions noted the day they happen, and those that clusters lead together."""
