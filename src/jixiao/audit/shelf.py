"""Documents put aside while the others of a run are read, so that few of them stay in memory."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from tempfile import SpooledTemporaryFile
from typing import Self, overload

from jixiao.domain.document import Document

IN_MEMORY = 32 * 1024 * 1024
AT_HAND = 8


class Shelf(Sequence[Document]):
    """A sequence of documents in a temporary file of the run; those last taken are at hand.

    The file is this process's own, has no name and is gone with it. A document that was read from
    no file is kept as it is.
    """

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._file = SpooledTemporaryFile[bytes](IN_MEMORY)
        self._spots: list[tuple[int, int] | Document] = []
        self._at_hand: OrderedDict[int, Document] = OrderedDict()
        for one in documents:
            self.put(one)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._file.close()

    def put(self, document: Document) -> None:
        """Put one more document aside."""
        if not document.source.path:
            self._spots.append(document)
            return
        data = pickle.dumps(document, pickle.HIGHEST_PROTOCOL)
        self._file.seek(0, 2)
        self._spots.append((self._file.tell(), len(data)))
        self._file.write(data)

    def __len__(self) -> int:
        return len(self._spots)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Document]: ...
    def __getitem__(self, index: int | slice) -> Document | Sequence[Document]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        spot = self._spots[index]
        if isinstance(spot, Document):
            return spot
        found = self._at_hand.pop(index, None) or self._read(*spot)
        self._at_hand[index] = found
        if len(self._at_hand) > AT_HAND:
            self._at_hand.popitem(last=False)
        return found

    def _read(self, start: int, length: int) -> Document:
        self._file.seek(start)
        document: Document = pickle.loads(self._file.read(length))  # noqa: S301 (own file)
        return document
