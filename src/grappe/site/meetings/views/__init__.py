"""Pages of the working group and of meetings."""
