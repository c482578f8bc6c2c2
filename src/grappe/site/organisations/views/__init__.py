"""Pages of organisations: each finds, asks whether one may, calls one verb, renders."""
