"""What is counted while the body of a Word file is drawn: bookmarks, figures, pictures, parts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from jixiao.reports.paper.word.names import FIGURE, paragraph_mark
from jixiao.reports.tracing.origin import Origin


@dataclass(slots=True)
class Marks:
    """Numbers and names that must be single in a file, and its figures in printed order."""

    figures: list[tuple[str, Origin]] = field(default_factory=list)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    last: int = -1

    def number(self) -> int:
        """The next number for a bookmark, a drawing or a mark of a revision."""
        self.last += 1
        return self.last

    def figure(self, text: str, origin: Origin) -> str:
        """Count a printed figure; gives the name of its bookmark."""
        self.figures.append((text, origin))
        identifier = origin.id
        self.counts[identifier] += 1
        return f"{FIGURE}{identifier}_{self.counts[identifier]}"

    def around(self, name: str, xml: str) -> str:
        """A bookmark around runs; a name that is taken already marks nothing again."""
        if name in self.names:
            return xml
        self.names.add(name)
        number = self.number()
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{xml}<w:bookmarkEnd w:id="{number}"/>'

    def over_paragraph(self, key: str, face: str, inside: str) -> str:
        """A keyed paragraph; its mark covers its end, so that typing over it leaves the mark."""
        name = paragraph_mark(key)
        self.names.add(name)
        start = f'<w:bookmarkStart w:id="{self.number()}" w:name="{name}"/>'
        return f'<w:p>{face}{start}{inside}</w:p><w:bookmarkEnd w:id="{self.last}"/>'

    def picture(self, data: bytes, *, extension: str = "png") -> str:
        """Take a picture into the file; gives the name of the relationship."""
        for at, known in enumerate(self.pictures, start=1):
            if known == (extension, data):
                return f"rIdPicture{at}"
        self.pictures.append((extension, data))
        return f"rIdPicture{len(self.pictures)}"
