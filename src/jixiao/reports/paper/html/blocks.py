"""The blocks of a paper as elements of a web page, figures counted in printed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.reports.paper.html.marks import escaped, flat, marked
from jixiao.reports.paper.html.table import table_html
from jixiao.reports.paper.model import (
    Addressee,
    Annex,
    AnnexList,
    Block,
    Heading,
    Picture,
    Signature,
    Span,
    Table,
    Text,
    Title,
)
from jixiao.reports.paper.svg import safe_svg
from jixiao.reports.tracing.origin import Origin

DEEPEST = 3


@dataclass(slots=True)
class Page:
    """What is counted while a page is written: its figures, pictures and title."""

    figures: list[tuple[str, Origin]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    pictures: int = 0
    tables: int = 0
    is_titled: bool = False

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """The elements of blocks."""
        for block in blocks:
            yield self._block(block)

    def figure(self, text: str, origin: Origin | None) -> str:
        """A text, or a printed figure under the id of its origin and its number there."""
        if origin is None or not text:
            return marked(text)
        self.figures.append((text, origin))
        self.counts[origin.id] += 1
        name = f"jx_{origin.id}_{self.counts[origin.id]}"
        about = f'value="{escaped(flat(text))}" title="{escaped(flat(origin.name))}"'
        return f'<data id="{name}" class="figure" {about}>{marked(text)}</data>'

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                level = min(max(block.level, 1), DEEPEST) + 1
                return f"<h{level}>{self._spans(block.spans)}</h{level}>"
            case Text():
                quoted = ' class="quoted"' if block.is_quoted else ""
                return f"<p{quoted}>{self._spans(block.spans)}</p>"
            case Table():
                self.tables += 1
                return table_html(block, self.figure, number=self.tables)
            case Picture():
                return self._picture(block)
            case _:
                return self._frame(block)

    def _spans(self, spans: Sequence[Span]) -> str:
        return "".join(self.figure(span.text, span.origin) for span in spans)

    def _frame(self, block: Title | Addressee | AnnexList | Signature | Annex) -> str:
        match block:
            case Title():
                name = "h2" if self.is_titled else "h1"
                self.is_titled = True
                return f'<{name} class="title">{"<br>".join(map(marked, block.lines))}</{name}>'
            case Addressee():
                text = block.text if block.text.endswith(("：", ":")) else f"{block.text}："
                return f'<p class="addressee">{marked(text)}</p>'
            case AnnexList():
                return _annex_list(block)
            case Signature():
                lines = f"<p>{marked(block.unit)}</p>\n<p>{marked(block.day)}</p>"
                return f'<div class="signature">\n{lines}\n</div>'
            case Annex():
                return _annex(block)

    def _picture(self, picture: Picture) -> str:
        self.pictures += 1
        drawing = safe_svg(picture.svg, names=f"p{self.pictures}-", alt=flat(picture.alt))
        caption = f"\n<figcaption>{marked(picture.caption)}</figcaption>" if picture.caption else ""
        return f'<figure style="max-width: {picture.width}mm">\n{drawing}{caption}\n</figure>'


def _annex_list(annexes: AnnexList) -> str:
    is_single = len(annexes.titles) == 1
    lines = "\n".join(
        f"<p><span>{'附件：' if number == 1 else ''}</span>"
        f"<span>{'' if is_single else f'{number}．'}{marked(title)}</span></p>"
        for number, title in enumerate(annexes.titles, start=1)
    )
    return f'<div class="annexes">\n{lines}\n</div>'


def _annex(annex: Annex) -> str:
    parts = (
        ('<p class="label">{}</p>', annex.label),
        ('<h2 class="title">{}</h2>', annex.title),
        ('<p class="note">{}</p>', annex.note),
    )
    return "\n".join(form.format(marked(text)) for form, text in parts if text)
