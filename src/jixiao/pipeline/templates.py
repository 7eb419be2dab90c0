"""A unit's own Word template: what is wrong with it, and the file that it gives when filled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.pipeline.asked import Unknown

if TYPE_CHECKING:
    from jixiao.pipeline.checking import Checked
    from jixiao.reports.templates.checking import TemplateFault

SHOWN = 5
NO_FIELDS = (
    "{path}：模板里没有可以填写的字段；请在要填的地方写上字段，如 {{{{ 单位名称 }}}}，"
    "用 jixiao template fields 查看全部字段"
)


def check_template(path: Path) -> list[TemplateFault]:
    """Every fault of a template; raises Unknown where it is none that can be opened.

    A template without a fault is filled with examples, so that a tag in the wrong place shows.
    """
    from jixiao.reports.templates.checking import TemplateFault
    from jixiao.reports.templates.filling import UnusableTemplate, filled
    from jixiao.reports.templates.sample import sample_values
    from jixiao.reports.templates.values import Ledger

    data, faults = _opened(path)
    if faults:
        return faults
    try:
        filled(data, sample_values(), Ledger())
    except UnusableTemplate as fault:
        return [TemplateFault("模板", str(fault))]
    return []


def fill(checked: Checked, template: Path, path: Path) -> None:
    """Write the file that a template gives for a document; raises Unknown, with what to do."""
    from jixiao.reports.documents.telling import telling
    from jixiao.reports.templates.context import context_of
    from jixiao.reports.templates.filling import UnusableTemplate, filled
    from jixiao.reports.templates.passages import passages_of
    from jixiao.reports.templates.values import Ledger

    if path.suffix.lower() != ".docx":
        raise Unknown(f"{path}：用模板生成的文件只能写成 .docx；请改用这样的文件名")
    data, faults = _opened(template)
    if faults:
        told = "；".join(map(str, faults[:SHOWN]))
        raise Unknown(
            f"{template}：模板有{len(faults)}处问题，没有填写。{told}；"
            "请改正后再用，jixiao template check 列出全部问题"
        )
    tell = telling(checked.document, findings=checked.findings, scores=checked.scores)
    ledger = Ledger()
    try:
        values = context_of(tell, ledger, passages=passages_of(tell))
        made = filled(data, values, ledger)
    except UnusableTemplate as fault:
        raise Unknown(f"{template}：模板不能填写，{fault}") from None
    path.write_bytes(made)


def write_example(path: Path) -> None:
    """Write a template to begin with; raises Unknown for another suffix than .docx."""
    from jixiao.reports.templates.example import write_example as write

    if path.suffix.lower() != ".docx":
        raise Unknown(f"{path}：模板只能写成 .docx；请改用这样的文件名")
    write(path)


def _opened(path: Path) -> tuple[bytes, list[TemplateFault]]:
    """A template's bytes, found safe to be opened by others, and its faults."""
    from jixiao.pipeline.safe_package import SafePackage
    from jixiao.readers.opening import UnreadableFile, open_file
    from jixiao.reports.templates.checking import faults_of, has_fields

    try:
        opened = open_file(path)
        if opened.format != "docx":
            raise Unknown(f"{path}：模板应是Word文件（.docx）；请用Word或WPS另存为.docx")
        package = SafePackage.of(opened.data)
        package.read_through()
        if any(name.lower().endswith("vbaproject.bin") for name in package.names()):
            raise Unknown(f"{path}：模板带有宏，没有使用；请用Word或WPS另存为不带宏的.docx")
        faults = faults_of(package)
        if not faults and not has_fields(package):
            raise Unknown(NO_FIELDS.format(path=path))
    except UnreadableFile as fault:
        raise Unknown(f"{path}：{fault}") from None
    return opened.data, faults
