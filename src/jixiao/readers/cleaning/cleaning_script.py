"""Traditional characters made simplified where a whole document is written in them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.readers.cleaning.cleaning_draft import Draft
from jixiao.readers.cleaning.cleaning_inside import ADVICE
from jixiao.readers.cleaning.cleaning_words import HAN, cleaning_words

if TYPE_CHECKING:
    from opencc import OpenCC

IDEOGRAPH = re.compile(f"[{HAN}]")
# In a traditional text a quarter of the characters is on our list; a simplified one that quotes
# names (臺灣, an old book) stays far below a hundredth.
LEAST_SHARE = 20
FEWEST = 8


def make_simplified(draft: Draft, text: str) -> None:
    """Convert a traditional document; names in a simplified one stay as they are printed."""
    traditional = cleaning_words().traditional
    found = len(traditional.findall(text))
    if found < FEWEST or found * LEAST_SHARE < len(IDEOGRAPH.findall(text)):
        return
    taken = draft.rewrite(_simplified)
    draft.report(
        taken,
        f"文件使用繁体字，已转换为简体字读取，共{{count}}段或格{{where}}；{ADVICE}",
        kind="traditional",
    )


def _simplified(text: str) -> tuple[str, int]:
    try:
        converted: str = _converter().convert(text)
    except UnicodeEncodeError:
        return text, 0
    return converted, int(converted != text)


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
