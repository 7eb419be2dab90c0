"""Whether a paragraph still says what was generated."""

from __future__ import annotations

import hashlib

LENGTH = 16


def digest_of(text: str) -> str:
    """A digest of the words; spaces and line breaks are left out, as office programs move them."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:LENGTH]
