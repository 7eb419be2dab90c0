"""How a paragraph stands on the page, as the properties that Word keeps of it."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.reports.paper.page import BODY, LINE, TWIPS

CHARACTER = round(BODY * TWIPS)


@dataclass(frozen=True, slots=True)
class Look:
    """A style and what differs from it.

    ``before`` and ``after`` are in lines of the page, ``left``, ``right`` and ``first`` (which
    may hang) in characters of the body.
    """

    style: str = "Normal"
    breaks_page: bool = False
    keeps: bool = False
    before: float = 0
    after: float = 0
    left: float = 0
    right: float = 0
    first: float | None = None
    side: str = ""

    def xml(self, *, keeps: bool = False, section: str = "") -> str:
        """The properties in the order of the schema; ``section`` ends a section here."""
        keep = "<w:keepNext/>" if keeps or self.keeps else ""
        page = "<w:pageBreakBefore/>" if self.breaks_page else ""
        side = f'<w:jc w:val="{self.side}"/>' if self.side else ""
        return (
            f'<w:pPr><w:pStyle w:val="{self.style}"/>{keep}{page}'
            f"{self._spacing()}{self._indent()}{side}{section}</w:pPr>"
        )

    def _spacing(self) -> str:
        before, after = (round(one * LINE * TWIPS) for one in (self.before, self.after))
        if not before and not after:
            return ""
        return f'<w:spacing w:before="{before}" w:after="{after}"/>'

    def _indent(self) -> str:
        if self.first is None and not self.left and not self.right:
            return ""
        left, right = (round(one * CHARACTER) for one in (self.left, self.right))
        first = round((self.first or 0) * CHARACTER)
        kind = "hanging" if first < 0 else "firstLine"
        return f'<w:ind w:left="{left}" w:right="{right}" w:{kind}="{abs(first)}"/>'
