"""The site: a Django project that remembers, asks people and shows.

One app a concern; each app imports only the engine and the apps before it. It asks one clock.
"""
