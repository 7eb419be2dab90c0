"""Official documents of every kind, made once and set in the format that a file name asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jixiao.domain.document import Document
from jixiao.pipeline.asked import Unknown
from jixiao.pipeline.checking import Checked
from jixiao.pipeline.paper_formats import WORD, WRITERS, write_paper
from jixiao.pipeline.paper_makers import MAKERS, PLAIN, Wanted

PAPER = tuple(WRITERS)
WORKBOOK = ".xlsx"
# A kind by its name: what it is called, and as which files it can be written.
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "self-evaluation": ("自评工作报告", PAPER),
    "evaluation": ("部门评价报告", PAPER),
    "sheets": ("绩效表", (*PAPER, WORKBOOK)),
    "summary": ("自评汇总表", PAPER),
    "findings": ("问题清单", (WORKBOOK,)),
    "letter": ("审核意见函", PAPER),
    "notice": ("整改通知书", PAPER),
    "rectification": ("整改台账", (*PAPER, WORKBOOK)),
    "spot-check": ("抽查复核记录", PAPER),
    "public": ("公开版", PAPER),
}
OF_MANY = frozenset({"summary", "findings"})
OF_SHEETS = frozenset({"sheets", "spot-check"})
REMOVED = "-处理清单"


def write_report(
    checked: Sequence[Checked], *, kind: str, path: Path, wanted: Wanted = PLAIN
) -> tuple[str, ...]:
    """Write an official document; gives what a person should look at, a sentence each.

    Raises Unknown where kind, files and suffix do not go together.
    """
    require_suffix(path, KINDS[kind][1])
    readable = [one for one in checked if one.document.is_readable]
    if kind not in OF_MANY and len(readable) != 1:
        raise Unknown("一次只能为一份文件生成报告；请只给出一个能读取的文件")
    if kind in OF_SHEETS and not readable[0].document.sheets:
        source = readable[0].document.source.path
        raise Unknown(f"{source}：没有读到绩效表，不能生成{KINDS[kind][0]}；请给出列有绩效表的文件")
    if path.suffix.lower() == WORKBOOK:
        _write_workbook(readable, kind=kind, path=path, wanted=wanted)
        return ()
    if kind == "public":
        return _write_public(readable[0], path, wanted)
    return write_paper(MAKERS[kind](readable, wanted), path, wanted)


def write_sheets(document: Document, path: Path) -> tuple[str, ...]:
    """Write every sheet of a document on its form; raises Unknown for another kind of file."""
    require_suffix(path, KINDS["sheets"][1])
    if path.suffix.lower() == WORKBOOK:
        from jixiao.reports.sheets.write import write_sheets as write

        write(document, path)
        return ()
    from jixiao.reports.sheets.blocks import sheets_paper

    return write_paper(sheets_paper(document), path)


def require_suffix(path: Path, allowed: Sequence[str]) -> None:
    """Raise Unknown for a file name with another suffix than those allowed."""
    if path.suffix.lower() not in allowed:
        raise Unknown(f"{path}：这种文件只能写成 {' 或 '.join(allowed)}；请改用这样的文件名")


def _write_workbook(checked: Sequence[Checked], *, kind: str, path: Path, wanted: Wanted) -> None:
    if kind == "findings":
        from jixiao.reports.workbooks.findings import write_findings

        write_findings([(one.document.source.path, one.findings) for one in checked], path)
    elif kind == "sheets":
        write_sheets(checked[0].document, path)
    else:
        from jixiao.reports.documents.rectification_ledger import rectifications_from
        from jixiao.reports.workbooks.rectification import write_rectification_ledger

        only = checked[0]
        lines = only.document.rectifications or rectifications_from(only.findings)
        write_rectification_ledger(lines, path, unit=only.document.unit.name, day=wanted.day)


def _write_public(checked: Checked, path: Path, wanted: Wanted) -> tuple[str, ...]:
    """The version for the public, and beside it the list of what was taken out."""
    from jixiao.reports.documents.public_version import public_version
    from jixiao.reports.documents.removed_list import removed_paper
    from jixiao.reports.sheets.blocks import sheets_paper

    source = Path(checked.document.source.path)
    if source.suffix.lower() == path.suffix.lower() == WORD:
        from jixiao.reports.documents.public_docx import NotPublishable, public_docx

        try:
            removed = public_docx(source, path)
        except NotPublishable as fault:
            raise Unknown(f"{source}：{fault}") from None
    elif not checked.document.sheets:
        raise Unknown(
            f"{source}：没有读到绩效表；公开版写成{path.suffix}时只含绩效表，请改写成 .docx"
        )
    else:
        public, removed = public_version(sheets_paper(checked.document))
        write_paper(public, path, replace(wanted, keep=False))
    beside = path.with_name(f"{path.stem}{REMOVED}{path.suffix}")
    listed = removed_paper(removed, title=path.name, unit=checked.document.unit.name)
    write_paper(listed, beside, replace(wanted, keep=False, has_sources=False))
    return (f"为公开处理的内容共{len(removed)}处，清单已写入 {beside}（内部使用，不要公开）。",)
