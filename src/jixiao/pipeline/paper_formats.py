"""A paper set in the format that a file name asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.pipeline.asked import Unknown
from jixiao.pipeline.paper_makers import PLAIN, Wanted

if TYPE_CHECKING:
    from jixiao.reports.paper.model import Paper

WORD = ".docx"
EXPERIMENTAL = "OFD 导出是试验功能，请用要报送的平台打开核对后再用。"
NOT_DRAWN = (
    "本机没有中文字体，图用文字代替；安装字体（Debian、Ubuntu：apt-get install -y fonts-noto-cjk）"
    "后重新生成，可以得到图。"
)


def write_paper(paper: Paper, path: Path, wanted: Wanted = PLAIN) -> tuple[str, ...]:
    """Set a paper; what people wrote in a Word file of that name made before is kept.

    Raises Unknown where the fonts that are needed are not there.
    """
    from jixiao.reports.paper.pdf.fonts import NoChineseFont, NoFontsFolder
    from jixiao.reports.paper.pdf.write import UnprintablePaper

    if wanted.has_sources:
        from jixiao.reports.documents.sources import with_sources

        paper = with_sources(paper)
    try:
        return WRITERS[path.suffix.lower()](paper, path, wanted)
    except (NoChineseFont, NoFontsFolder, UnprintablePaper) as fault:
        raise Unknown(f"{path}：{fault}") from None


def _write_word(paper: Paper, path: Path, wanted: Wanted) -> tuple[str, ...]:
    """Write a .docx; where no font can draw the charts, their words stand in for them."""
    from jixiao.reports.paper.pdf.fonts import NoChineseFont
    from jixiao.reports.paper.word.earlier import NotAnEarlierVersion
    from jixiao.reports.paper.word.write import write_docx

    previous = path if wanted.keep and path.is_file() else None
    try:
        try:
            return write_docx(paper, path, previous=previous)
        except NoChineseFont:
            return (*write_docx(in_words(paper), path, previous=previous), NOT_DRAWN)
    except NotAnEarlierVersion as fault:
        raise Unknown(
            f"{path}：这个文件已经存在，不是本程序生成的，没有改动（{fault}）；"
            "请换一个文件名，确定要覆盖的请加 --fresh"
        ) from None


def in_words(paper: Paper) -> Paper:
    """The paper with its pictures told in words."""
    from jixiao.reports.paper.model import Picture, Text, spans

    blocks = (
        Text(spans(one.alt), key=f"picture.{at}") if isinstance(one, Picture) else one
        for at, one in enumerate(paper.blocks)
    )
    return replace(paper, blocks=tuple(blocks))


def _write_html(paper: Paper, path: Path, _wanted: Wanted) -> tuple[str, ...]:
    from jixiao.reports.paper.html.write import write_html

    write_html(paper, path)
    return ()


def _write_pdf(paper: Paper, path: Path, wanted: Wanted) -> tuple[str, ...]:
    from jixiao.reports.paper.pdf.write import write_pdf

    write_pdf(paper, path, fonts=wanted.fonts)
    return ()


def _write_ofd(paper: Paper, path: Path, wanted: Wanted) -> tuple[str, ...]:
    from jixiao.reports.paper.ofd.write import write_ofd

    write_ofd(paper, path, fonts=wanted.fonts)
    return (EXPERIMENTAL,)


WRITERS: dict[str, Callable[[Paper, Path, Wanted], tuple[str, ...]]] = {
    WORD: _write_word, ".pdf": _write_pdf, ".html": _write_html, ".ofd": _write_ofd,
}  # fmt: skip
