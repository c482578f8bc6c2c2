"""The page *Who is this?*: lines that wait, whom they may be, and what was decided."""
