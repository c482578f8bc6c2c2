"""The systems that are compared, one a file: each prepares itself and answers lines."""
