"""A paper as one web page that needs nothing else: no script, no picture or style elsewhere.

The register of its figures is a data block; every figure is a ``data`` element of its own.
"""

from __future__ import annotations

from pathlib import Path

from jixiao.reports.paper.html.blocks import Page
from jixiao.reports.paper.html.marks import escaped, flat
from jixiao.reports.paper.model import Paper
from jixiao.reports.paper.runs import runs
from jixiao.reports.tracing.register import register_of

STYLE = Path(__file__).with_name("gongwen.css")
HEAD = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
"""
REGISTER = '<script type="application/json" id="jixiao-figures">{}</script>\n'


def write_html(paper: Paper, path: Path) -> None:
    """Write the paper as UTF-8."""
    path.write_text(html_of(paper), encoding="utf-8")


def html_of(paper: Paper) -> str:
    """The paper as the text of a page."""
    page = Page()
    sections = []
    for run in runs(paper):
        name = ' class="wide"' if run.is_wide else ""
        body = "\n".join(page.blocks(run.blocks))
        sections.append(f"<section{name}>\n{body}\n</section>\n")
    head = HEAD.format(title=escaped(flat(paper.title)), style=STYLE.read_text(encoding="utf-8"))
    register = REGISTER.format(_inert(register_of(page.figures).to_json()))
    return f"{head}<main>\n{''.join(sections)}</main>\n{register}</body>\n</html>\n"


def _inert(data: str) -> str:
    """JSON that cannot end the element that it stands in."""
    return data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
