"""Words as they are kept: the trail is Chinese in whatever language somebody works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import override

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def in_chinese(words: _StrOrPromise) -> str:
    """Words in the language of the law, not in that of the screen."""
    with override("zh-hans"):
        return str(words)
