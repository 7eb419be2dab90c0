"""Words as they are kept: the trail is Chinese in whatever language somebody works."""

from __future__ import annotations

from django.utils.translation import override


def in_chinese(words: object) -> str:
    """Words in the language of the law, not in that of the screen."""
    with override("zh-hans"):
        return str(words)
