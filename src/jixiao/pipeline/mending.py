"""Mended copies of files."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from jixiao.pipeline.reading import read

if TYPE_CHECKING:
    from jixiao.fixing.change import Fixed
    from jixiao.readers.walking import Found


def fix(found: Found, *, codes: Collection[str] | None = None) -> Fixed:
    """Mend what is mechanical in a file; nothing is written.

    ``codes`` are the rules whose findings are to be mended. Raises NotFixable, with what to do,
    where the file cannot be mended; of a file that cannot be read nothing is changed.
    """
    from jixiao.fixing.change import Fixed
    from jixiao.fixing.fix import fixed
    from jixiao.readers.walking import open_found

    document = read(found)
    if not document.is_readable:
        return Fixed(b"")
    return fixed(open_found(found).data, document, codes=codes)
