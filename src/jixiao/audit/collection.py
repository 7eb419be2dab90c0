"""The files checked together: what a rule may compare a document with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.domain.document import Document


@dataclass(frozen=True)
class Collection:
    """The documents of one run; a rule compares the document that it visits with the others."""

    documents: tuple[Document, ...] = ()

    def others(self, document: Document) -> Iterator[Document]:
        """Every document of the run but this one."""
        return (one for one in self.documents if one is not document)


ALONE = Collection()
