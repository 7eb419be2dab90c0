"""The fault of a file that cannot carry comments."""


class NotAnnotatable(Exception):
    """A file into which no comment can be written; the message says why and what to do."""
