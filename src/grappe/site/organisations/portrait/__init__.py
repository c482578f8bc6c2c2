"""Organisations as their readers may see them: the list, a page each, whose word stands."""
