"""What is promised about data, and kept: who looked at what, how long each kind is kept, erasing
and answering a person, everything taken out, leaving.

Each room says in its file `holding.py` what it keeps (see `holdings`); `erasing.replay` erases
again what a restored backup brought back.
"""
