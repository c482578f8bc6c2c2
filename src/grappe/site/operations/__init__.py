"""Work that no page waits for: rows of one small table, done by `grappe work`.

`pending.later` leaves a task in the caller's transaction, `pending.do_pending_work` does it.
"""
