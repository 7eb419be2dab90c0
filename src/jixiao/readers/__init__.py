"""Readers: a file in, a Document and its problems out; one module a format."""
