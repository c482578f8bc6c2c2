"""Is it well, is it ready, what does it do, is it set up right: for those who run the machine.

`health` is asked by whoever balances load, `metrics` by Prometheus, `doctor` by a person.
"""
