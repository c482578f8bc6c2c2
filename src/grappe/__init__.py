"""Grappe: a regional authority asks its clusters once and shows what they achieve."""
