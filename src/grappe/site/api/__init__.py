"""The API: what people read on pages, for programs to read, and never to write.

In: a request with a key, or of who is signed in. Out: publications, indicators, figures and
releases as JSON, as that reader may see them, documented by OpenAPI.
"""
