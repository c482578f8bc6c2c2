"""Reminders, mail, digests, calendar: who hears of what, when, and whether it arrived.

A verb leaves word of what happened (`operations.pending.word_of`), `grappe remind` looks for what
falls due; both become `News` of a person, which goes out at once or in one digest a day.
"""
