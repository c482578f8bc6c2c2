"""The rows of a page of figures, listed by Django's admin."""
