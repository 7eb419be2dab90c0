"""What an .rtf file shows: groups left out or looked into, bytes decoded by code page and font."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jixiao.readers.opening import UnreadableFile
from jixiao.readers.web.rtf_tokens import Token, tokens_of

DEEPEST = 2000
CODE_PAGES = {936: "gb18030", 950: "cp950", 932: "cp932", 949: "cp949", 65001: "utf-8"}
CHARSETS = {134: "gb18030", 136: "cp950", 128: "cp932", 129: "cp949"}
LEFT_OUT = frozenset({
    "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr",
    "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "annotation", "fldinst",
    "listtable", "listoverridetable", "revtbl", "rsidtbl", "xmlnstbl", "themedata",
    "colorschememapping", "latentstyles", "datastore", "generator", "filetbl", "tc", "xe",
    "nonesttables", "shp", "do", "nonshppict", "bkmkstart", "bkmkend",
})  # fmt: skip
SHOWN = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
    "~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip
CHANGES: dict[str, dict[str, object]] = {
    "plain": {"font": None, "is_hidden": False},
    "pard": {"in_table": False},
    "intbl": {"in_table": True},
    "listtext": {"is_number": True},
    "pntext": {"is_number": True},
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A control word that shapes paragraphs and tables, and whether it stands in a table."""

    word: str
    number: int | None
    in_table: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds between two braces; ``is_number`` is the printed number of a list."""

    is_left_out: bool = False
    is_fonts: bool = False
    is_hidden: bool = False
    in_table: bool = False
    is_number: bool = False
    font: int | None = None
    fallback: int = 1


@dataclass(slots=True)
class Shown:
    """Goes through a file; ``is_cut`` says afterwards whether its braces were balanced."""

    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    charsets: dict[int, int] = field(default_factory=dict)
    default_font: int = -1
    page: str = "cp1252"
    raw: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    is_cut: bool = False

    def pieces(self, data: bytes) -> Iterator[str | Sign]:
        """The visible text and the signs that shape it, in order."""
        for token in tokens_of(data):
            if token.kind in {"text", "hex"}:
                self._take_bytes(token.data)
                continue
            if self.raw:
                yield self._text()
            if token.kind in {"word", "sign"}:
                yield from self._take_word(token)
            else:
                self._take_brace(token.kind)
        yield self._text()
        self.is_cut = self.is_cut or len(self.groups) > 1

    def _take_bytes(self, data: bytes) -> None:
        skipped = min(self.to_skip, len(data))
        self.to_skip -= skipped
        group = self.groups[-1]
        if not (group.is_left_out or group.is_hidden or group.is_fonts):
            self.raw += data[skipped:]

    def _text(self) -> str:
        """The bytes collected so far, by the character set of their font or the code page."""
        charset = self.charsets.get(self._font(), 0)
        text = bytes(self.raw).decode(CHARSETS.get(charset, self.page), "replace")
        self.raw.clear()
        return text.strip() if self.groups[-1].is_number else text

    def _font(self) -> int:
        font = self.groups[-1].font
        return self.default_font if font is None else font

    def _take_brace(self, kind: str) -> None:
        self.to_skip = 0
        if kind == "open":
            if len(self.groups) > DEEPEST:
                raise UnreadableFile(
                    "damaged", "RTF文件的结构已损坏（括号层数异常），无法读取；请另存为.docx后再读"
                )
            self.groups.append(self.groups[-1])
        elif kind == "close" and len(self.groups) > 1:
            self.groups.pop()
        else:
            self.is_cut = True

    def _take_word(self, token: Token) -> Iterator[str | Sign]:
        word, number, group = token.word, token.number, self.groups[-1]
        if self.to_skip:
            self.to_skip -= 1
        elif word == "*" or word in LEFT_OUT:
            self._change(is_left_out=True)
        elif word == "fonttbl":
            self._change(is_fonts=True)
        elif group.is_left_out or self._sets(word, number):
            return
        elif not group.is_hidden and word == "u" and number is not None:
            self.to_skip = group.fallback
            yield chr(number % 0x10000)
        elif not group.is_hidden and word in SHOWN:
            yield "" if word == "tab" and group.is_number else SHOWN[word]
        else:
            yield Sign(word, number, group.in_table)

    def _sets(self, word: str, number: int | None) -> bool:
        """Whether a word only changes how what follows is read."""
        if word == "ansicpg":
            self.page = CODE_PAGES.get(number or 0, "cp1252")
        elif word == "deff":
            self.default_font = number or 0
        elif word == "fcharset":
            self.charsets[self._font()] = number or 0
        elif (changes := _changes(word, number)) is not None:
            self._change(**changes)
        else:
            return False
        return True

    def _change(self, **changes: object) -> None:
        self.groups[-1] = replace(self.groups[-1], **changes)  # type: ignore[arg-type]


def _changes(word: str, number: int | None) -> dict[str, object] | None:
    """What a word changes in its group; None for a word that changes nothing there."""
    if word == "f":
        return {"font": number}
    if word == "uc":
        return {"fallback": min(max(number or 0, 0), 10)}
    if word in {"v", "deleted"}:
        return {"is_hidden": number != 0}
    return CHANGES.get(word)
