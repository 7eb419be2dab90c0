"""Make a web site of the pages under ``docs/``: ``python -m docs.website.build [FOLDER]``.

The site needs no server and no network: pages and the search box work where they are opened as
files. Links that lead nowhere are named, and nothing is written.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath
from string import Template
from urllib.parse import quote, unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

DOCS = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
ASSETS = ("site.css", "search.js")
PICTURES = "pictures"
SITE = "绩效（jixiao）使用说明"
# The folders in the order of the contents, each with its heading there.
GROUPS = {
    "tutorial": "入门",
    "how-to": "操作指南",
    "reference": "参考",
    "reference/rules": "检查规则",
    "reference/rulesets": "评分办法",
    "adr": "设计决定（英文）",
}
FOLDED = ("reference/rules", "adr")
MARKS = re.compile(r"[^\w\u4e00-\u9fff-]+")
MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page with the plain text below it, which the search box finds."""

    title: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it comes from, where it goes, what it says."""

    source: PurePosixPath
    title: str
    tokens: Sequence[Token]
    sections: Sequence[Section]

    @property
    def target(self) -> PurePosixPath:
        """The path of the page in the site."""
        name = "index" if self.source.name == "README.md" else self.source.stem
        return self.source.with_name(f"{name}.html")


class BrokenLinks(Exception):
    """Links of the pages that lead nowhere; the message names them."""


def pages() -> list[Page]:
    """Every page under docs, by its path."""
    return [_page(one) for one in sorted(DOCS.rglob("*.md"))]


def _page(path: Path) -> Page:
    tokens = MARKDOWN.parse(path.read_text(encoding="utf-8"))
    sections = list(_sections(tokens))
    source = PurePosixPath(path.relative_to(DOCS).as_posix())
    return Page(source, sections[0].title if sections else path.stem, tokens, sections)


def _sections(tokens: Sequence[Token]) -> Iterator[Section]:
    """The page cut at its headings, which get an anchor."""
    title = anchor = ""
    taken: set[str] = set()
    texts: list[str] = []
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            if title:
                yield Section(title, anchor, "\n".join(texts))
            title, texts = _plain(tokens[at + 1]), []
            anchor = name = MARKS.sub("-", title.lower()).strip("-")
            anchor = anchor if name not in taken else f"{name}-{at}"
            taken.add(name)
            token.attrSet("id", anchor)
        elif token.type == "inline" and tokens[at - 1].type != "heading_open":
            texts.append(_plain(token))
        elif token.type in ("fence", "code_block"):
            texts.append(token.content.strip())
    if title:
        yield Section(title, anchor, "\n".join(texts))


def _plain(inline: Token) -> str:
    texts = [one.content or " " for one in inline.children or () if one.type != "html_inline"]
    return " ".join("".join(texts).split()) if texts else ""


def build(folder: Path) -> int:
    """Write the site into a folder; gives the number of pages. Raises BrokenLinks."""
    found = pages()
    targets = {one.source: one.target for one in found}
    broken = [link for one in found for link in _relinked(one, targets)]
    if broken:
        raise BrokenLinks("\n".join(broken))
    template = Template((HERE / "page.html").read_text(encoding="utf-8"))
    shutil.rmtree(folder, ignore_errors=True)
    for one in found:
        path = folder / one.target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_written(one, found, template), encoding="utf-8")
    for name in ASSETS:
        shutil.copyfile(HERE / name, folder / name)
    if (DOCS / PICTURES).is_dir():
        shutil.copytree(DOCS / PICTURES, folder / PICTURES)
    words = json.dumps(index(found), ensure_ascii=False, separators=(",", ":"))
    (folder / "search-index.js").write_text(f"const SEARCH_INDEX = {words};\n", encoding="utf-8")
    return len(found)


def index(found: Sequence[Page]) -> list[dict[str, str]]:
    """What the search box looks through: every section of every page."""
    return [
        {
            "url": quote(str(page.target)) + (f"#{quote(one.anchor)}" if at else ""),
            "page": page.title,
            "title": one.title,
            "text": one.text,
        }
        for page in found
        for at, one in enumerate(page.sections)
    ]


def _relinked(page: Page, targets: dict[PurePosixPath, PurePosixPath]) -> Iterator[str]:
    """Turn links between pages into links of the site; gives those that lead nowhere."""
    inner = [child for token in page.tokens for child in token.children or ()]
    for one in inner:
        drawn = unquote(str(one.attrGet("src") or ""))
        if drawn and not (DOCS / _joined(page.source.parent, drawn)).is_file():
            yield f"docs/{page.source}: {drawn}"
        link = unquote(str(one.attrGet("href") or ""))
        path, _, anchor = link.partition("#")
        if not path or re.match(r"[a-z]+:", path):
            continue
        source = PurePosixPath(_joined(page.source.parent, path))
        if source in targets:
            target = _relative(targets[source], page.target)
            one.attrSet("href", target + (f"#{quote(anchor)}" if anchor else ""))
        else:
            yield f"docs/{page.source}: {link}"


def _joined(folder: PurePosixPath, link: str) -> str:
    parts: list[str] = []
    for part in (folder / link).parts:
        if part == ".." and parts:
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _relative(target: PurePosixPath, seen_from: PurePosixPath) -> str:
    return quote("../" * (len(seen_from.parts) - 1) + str(target))


def _written(page: Page, found: Sequence[Page], template: Template) -> str:
    return template.substitute(
        site=SITE,
        title=escape(page.title),
        root=_relative(PurePosixPath("."), page.target).removesuffix("."),
        contents="\n".join(_contents(page, found)),
        body=MARKDOWN.renderer.render(page.tokens, MARKDOWN.options, {}),
    )


def _contents(page: Page, found: Sequence[Page]) -> Iterator[str]:
    """The list of all pages beside each page, the long groups folded unless the page is in them."""
    for folder, heading in GROUPS.items():
        inside = [one for one in found if str(one.source.parent) == folder]
        is_here = page in inside
        state = " open" if is_here or folder not in FOLDED else ""
        yield f"<details{state}><summary>{heading}</summary><ul>"
        for one in sorted(inside, key=lambda each: each.source.name != "README.md"):
            here = ' aria-current="page"' if one is page else ""
            link = _relative(one.target, page.target)
            yield f'<li><a href="{link}"{here}>{escape(one.title)}</a></li>'
        yield "</ul></details>"


def main() -> int:
    """Build the site and say where it is."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/site")
    try:
        count = build(folder)
    except BrokenLinks as broken:
        print(f"links that lead nowhere:\n{broken}")
        return 1
    print(f"{count} pages: {folder / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
