"""Cleaning of what does not belong to the text, before a file is understood.

Copies of documents on library sites, in web pages and in converted files carry marks that no
unit wrote. They are taken out of paragraphs and cells; every kind is noted by one problem, and
the place of what was changed still quotes what was printed. What may be content stays.
"""

from __future__ import annotations

from jixiao.readers.blocks import Blocks
from jixiao.readers.cleaning.cleaning_draft import Draft
from jixiao.readers.cleaning.cleaning_inside import (
    take_bullets,
    take_glosses,
    take_watermarks,
    take_zero_width,
)
from jixiao.readers.cleaning.cleaning_lines import take_chrome, take_page_lines, take_properties
from jixiao.readers.cleaning.cleaning_pages import take_page_marks
from jixiao.readers.cleaning.cleaning_script import make_simplified

# Each looks at the whole text first and does nothing where it has no suspicion. What tears words
# goes first, for the others know whole words.
STEPS = (
    take_zero_width,
    take_properties,
    take_page_lines,
    take_chrome,
    take_glosses,
    take_page_marks,
    take_watermarks,
    take_bullets,
    make_simplified,
)


def cleaned(blocks: Blocks) -> Blocks:
    """The blocks without what does not belong to the text, and problems that say what went."""
    draft = Draft(blocks)
    text = draft.text()
    for step in STEPS:
        noted = len(draft.problems)
        step(draft, text)
        if len(draft.problems) > noted:
            text = draft.text()
    return draft.finished() if draft.problems else blocks
