"""Pages on who is who: each finds, asks whether one may, calls one verb, renders."""
