"""A paper as PDF/A-3b: typeset by typst, every character in a font, the register attached."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

from jixiao.reports.paper.model import Paper
from jixiao.reports.paper.page import Face
from jixiao.reports.paper.pdf.data import Drawing, Setting
from jixiao.reports.paper.pdf.fonts import INSTALL, NoChineseFont, TypeCase, type_case
from jixiao.reports.paper.pdf.lettering import Lettering
from jixiao.reports.paper.pictures import png_of
from jixiao.reports.tracing.register import register_of

TEMPLATE = Path(__file__).with_name("gongwen.typ")
# The conformance that lets a file carry its register: ISO 19005-3, level B.
STANDARD: Final = "a-3b"
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
# How typst reports text that no font can show.
UNSHOWN = re.compile(r"the text `\"(.*?)\"` could not be displayed")
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class UnprintablePaper(Exception):
    """The paper cannot be typeset; the message says what typst objects to."""


def write_pdf(paper: Paper, path: Path, *, fonts: Path | None = None) -> None:
    """Write the paper; ``fonts`` is a folder whose fonts come before those installed.

    A character that no font has is printed as a marked 〓. Raises NoChineseFont where a Chinese
    character is missing from all fonts, NoFontsFolder where the folder is not there.
    """
    path.write_bytes(pdf_of(paper, type_case(fonts)))


def pdf_of(paper: Paper, case: TypeCase, *, drawn: list[bytes] | None = None) -> bytes:
    """The paper as a PDF; ``drawn`` gets its pictures. Raises NoChineseFont, UnprintablePaper.

    Pictures are pixels: the figures in a drawing would be read, and traced, as text of the paper.
    """
    from typst import TypstError

    known: dict[tuple[str, int], bytes] = {}
    pictures = [] if drawn is None else drawn

    def draw(svg: str, width: int) -> Drawing:
        if (svg, width) not in known:
            known[svg, width] = png_of(svg, width=width, case=case)
        pictures.append(known[svg, width])
        return Drawing("png", list(known[svg, width]))

    missing: set[str] = set()
    while True:
        pictures.clear()
        try:
            return _typeset(paper, case, setting=Setting(Lettering(missing), draw))
        except TypstError as error:
            unshown = _unshown(error.diagnostic) - missing
            if not unshown:
                raise UnprintablePaper(
                    f"“{paper.title}”排不成PDF，请检查文中的图和表；排版程序的说明：{error.message}"
                ) from error
            _require_no_han(unshown)
            missing |= unshown


def _typeset(paper: Paper, case: TypeCase, *, setting: Setting) -> bytes:
    from typst import compile as typeset

    data = setting.paper(paper, faces(case))
    made: bytes = typeset(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=case.fonts,
        ignore_system_fonts=True,
        pdf_standards=STANDARD,
        sys_inputs={
            "paper": json.dumps(data, ensure_ascii=False),
            "register": register_of(paper.origins()).to_json(),
        },
    )
    return made


def faces(case: TypeCase) -> dict[Face, list[Any]]:
    """The families of each face as the template names them, figures in Latin type first."""
    latin = [{"name": case.latin, "covers": "latin-in-cjk"}] if case.latin else []
    return {face: [*latin, *families] for face, families in case.families.items()}


def _unshown(diagnostic: str) -> set[str]:
    """The characters that typst found in no font."""
    quoted = "".join(UNSHOWN.findall(diagnostic))
    return set(ESCAPED.sub(lambda code: chr(int(code[1], 16)), quoted))


def _require_no_han(missing: set[str]) -> None:
    """Chinese characters must never be replaced: they are somebody's name."""
    named = "、".join(f"“{one}”" for one in sorted(missing) if HAN.match(one))
    if named:
        raise NoChineseFont(
            f"已安装的字体中都没有{named}，打印出来会是空框；"
            f"请安装思源宋体（Debian、Ubuntu执行：{INSTALL}），再重新生成"
        )
