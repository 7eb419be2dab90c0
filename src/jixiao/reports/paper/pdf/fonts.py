"""Which installed fonts set an official document, by what they set.

GB/T 9704—2012 names 小标宋, 仿宋, 黑体, 楷体 and 宋体; the fonts of these names are taken where
they are there, then free ones that look like them. A font that holds every Chinese character
always stands behind, so that no name is printed with a box in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.reports.paper.page import Face

if TYPE_CHECKING:
    from typst import Fonts

VARIABLE = "JIXIAO_FONTS"
INSTALL = "apt-get install -y fonts-noto-cjk"
# For servers where LibreOffice makes the PDF: what stands in for fonts that are only named.
FONTCONFIG = Path(__file__).with_name("fontconfig-gongwen.conf")

# In the order of preference; typst knows a font by the English or the Chinese name of its family.
SERIF = (
    "Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "Noto Serif SC", "SimSun",
    "宋体", "STSong", "华文宋体", "Songti SC",
)  # fmt: skip
SANS = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC",
    "Microsoft YaHei", "微软雅黑", "PingFang SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
)  # fmt: skip
FAMILIES: Mapping[Face, tuple[str, ...]] = {
    Face.TITLE: (
        "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK",
        "FZDaBiaoSong-B06S", "STZhongsong", "华文中宋",
    ),
    Face.BODY: (
        "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "FZFangSong-Z02S", "FZFangSong-Z02",
        "方正仿宋_GBK", "STFangsong", "华文仿宋", "Zhuque Fangsong (technical preview)",
        "Zhuque Fangsong", "FandolFang", "FandolFang R",
    ),
    Face.HEADING: (
        "SimHei", "黑体", "FZHei-B01S", "FZHei-B01", "方正黑体_GBK", "STHeiti", "华文黑体",
        "FandolHei", *SANS,
    ),
    Face.SUBHEADING: (
        "KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "FZKai-Z03S", "FZKai-Z03", "方正楷体_GBK",
        "STKaiti", "华文楷体", "FandolKai", "FandolKai R", "LXGW WenKai", "LXGW WenKai GB",
        "LXGW WenKai Light",
    ),
    Face.NUMBER: ("SimSun", "宋体", "STSong", "华文宋体", "FandolSong"),
}  # fmt: skip
# Figures and letters among Chinese characters.
LATIN = ("Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes", "Nimbus Roman")
# A font that a unit put into its own folder is known by a part of its name.
HINTS = {
    Face.TITLE: ("biaosong", "标宋", "zhongsong"),
    Face.BODY: ("fangsong", "仿宋"),
    Face.HEADING: ("hei", "黑"),
    Face.SUBHEADING: ("kai", "楷"),
}


class NoChineseFont(Exception):
    """No installed font holds Chinese characters, or a character that is needed."""


class NoFontsFolder(Exception):
    """The folder that was named for fonts is not there."""


@dataclass(frozen=True, slots=True)
class TypeCase:
    """The fonts that were found, and the families that set each face, the best first."""

    fonts: Fonts
    families: Mapping[Face, tuple[str, ...]]
    latin: str = ""


def type_case(folder: Path | None = None) -> TypeCase:
    """The fonts in a folder (else in that which JIXIAO_FONTS names), and those installed.

    Raises NoFontsFolder where the folder is not there, NoChineseFont where no font will do.
    """
    if folder is None and (named := os.environ.get(VARIABLE)):
        folder = Path(named)
    if folder is not None and not folder.is_dir():
        raise NoFontsFolder(
            f"字体文件夹不存在：{folder}；请检查路径（选项或环境变量{VARIABLE}），或去掉这项设置"
        )
    return _searched(folder)


@lru_cache(maxsize=4)
def _searched(folder: Path | None) -> TypeCase:
    from typst import Fonts

    own: list[str] = []
    if folder is not None:
        own = Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        ).families()
    fonts = Fonts(include_embedded_fonts=False, font_paths=[folder] if folder else [])
    return TypeCase(fonts, chosen(fonts.families(), own), _first(LATIN, fonts.families()))


def chosen(there: Iterable[str], own: Iterable[str] = ()) -> dict[Face, tuple[str, ...]]:
    """The families for each face out of those that are there, ``own`` ones before the others.

    Raises NoChineseFont where none of them is Chinese.
    """
    known = {one.lower(): one for one in there}
    own = [one for one in own if one.lower() in known]
    base = _named((*SERIF, *SANS), known)
    found = {
        face: (*_own(face, own), *_named(families, known)) for face, families in FAMILIES.items()
    }
    if not base and not any(found.values()):
        raise NoChineseFont(
            "没有找到中文字体，无法生成文件；请安装思源宋体、思源黑体"
            f"（Debian、Ubuntu执行：{INSTALL}），"
            f"或把仿宋、黑体、楷体、小标宋等字体文件放进一个文件夹，用环境变量{VARIABLE}指定它"
        )
    return {face: tuple(dict.fromkeys((*found[face], *base))) for face in FAMILIES}


def _own(face: Face, own: Iterable[str]) -> list[str]:
    """Families of the unit's own folder that set a face: by their exact name, then by a part."""
    names = [one.lower() for one in FAMILIES[face]]
    exact = [one for one in own if one.lower() in names]
    exact.sort(key=lambda one: names.index(one.lower()))
    hints = HINTS.get(face, ())
    return exact + [one for one in own if any(hint in one.lower() for hint in hints)]


def _named(families: Iterable[str], known: Mapping[str, str]) -> list[str]:
    return [known[one.lower()] for one in families if one.lower() in known]


def _first(families: Iterable[str], there: Iterable[str]) -> str:
    return next(iter(_named(families, {one.lower(): one for one in there})), "")
