"""Pages on who is who: the Region's, and the same for a cluster on its own lines."""
