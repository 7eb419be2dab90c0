"""The verbs, one call each: read, check, score, report. Only this module knows every capability.

Capabilities are imported where they are used, so that asking for help loads none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.domain.acknowledgement import Acknowledgement
from jixiao.domain.document import Document, Source
from jixiao.domain.evidence import Proposal
from jixiao.domain.finding import Finding, Outcome
from jixiao.domain.problem import Problem
from jixiao.domain.score import SheetScore

if TYPE_CHECKING:
    from jixiao.audit.base import Rule
    from jixiao.audit.collection import Collection
    from jixiao.readers.walking import Found
    from jixiao.scoring.ruleset import Ruleset

SCORES_SCHEMA = "jixiao/scores/1"
FINDINGS_SCHEMA = "jixiao/findings/1"
EVIDENCE_SCHEMA = "jixiao/evidence/1"
Settled = tuple[str, Finding, Acknowledgement]


class Unknown(Exception):
    """A rule, a rule-set or a kind of report that does not exist was asked for."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with what the audit found in it and how every rule ended."""

    document: Document
    findings: tuple[Finding, ...] = ()
    states: Mapping[str, Outcome] = field(default_factory=dict)
    scores: tuple[SheetScore, ...] = ()


def files(paths: Iterable[Path]) -> list[Found]:
    """The files to read at some paths: folders and archives are walked down to their files."""
    from jixiao.readers.walking import Found, found_in

    return [one for path in paths for one in [*found_in(path)] or [Found(path)]]


def read(path: Path | Found) -> Document:
    """Read one file; whatever goes wrong becomes a problem of the document."""
    from jixiao.readers.read import read_document

    try:
        return read_document(path)
    except Exception as error:  # noqa: BLE001 (one file must not stop a batch)
        reason = f"{type(error).__name__}：{error}"
        message = (
            f"{path}：读取时程序出错（{reason}），没有读到内容；请把这个文件和这条信息一起反馈"
        )
        problem = Problem("internal", message, is_fatal=True)
        return Document(source=Source(path=str(path)), problems=(problem,))


def read_all(found: Sequence[Found], *, jobs: int = 1) -> Iterator[Document]:
    """Read files in the order given, on several processes where that is asked for."""
    from jixiao.readers.many import read_many

    if jobs < 2 or len(found) < 2:
        return map(read, found)
    return read_many(found, read, jobs=jobs)


def evidence(document: Document) -> tuple[Proposal, ...]:
    """Which figures of the narrative could prove which indicators; nothing is filled in."""
    from jixiao.readers.prose.evidence import propose

    return propose(document)


def score(document: Document, *, ruleset: str | None = None) -> tuple[SheetScore, ...]:
    """Score every sheet by the rule-set named, or by the one that fits each sheet."""
    from jixiao.scoring.score import score_sheets

    return score_sheets(document.sheets, _ruleset(ruleset))


def check(
    document: Document,
    *,
    rules: Sequence[Rule] | None = None,
    ruleset: str | None = None,
    collection: Collection | None = None,
) -> Checked:
    """Run the audit over a document; its sheets are scored first, for rules that compare.

    ``collection`` holds the files checked together with it.
    """
    from jixiao.audit.collection import ALONE
    from jixiao.audit.loader import all_rules
    from jixiao.audit.run import check_document

    if not document.is_readable:
        return Checked(document)
    scores = score(document, ruleset=ruleset)
    findings, states = check_document(
        document,
        all_rules() if rules is None else rules,
        scores=scores,
        collection=collection or ALONE,
    )
    return Checked(document, findings, states, scores)


def check_all(
    documents: Iterable[Document],
    *,
    rules: Sequence[Rule] | None = None,
    ruleset: str | None = None,
) -> Iterator[Checked]:
    """Check files alone and against one another, in the order given.

    All are read before the first is checked; meanwhile they lie in a temporary file, so that
    a large folder does not fill the memory. A single file is checked at once.
    """
    from jixiao.audit.collection import Collection
    from jixiao.audit.shelf import Shelf

    coming = iter(documents)
    first = list(islice(coming, 2))
    if len(first) < 2:
        yield from (check(one, rules=rules, ruleset=ruleset) for one in first)
        return
    with Shelf(chain(first, coming)) as shelf:
        collection = Collection(shelf)
        for document in shelf:
            checked = check(document, rules=rules, ruleset=ruleset, collection=collection)
            yield _with_copies(checked, collection.copies(document))


def _with_copies(checked: Checked, copies: Sequence[str]) -> Checked:
    """The same with a problem that names the files which are this one once more."""
    if not copies:
        return checked
    message = (
        f"{checked.document.source.path}：与{'、'.join(copies)}是同一份文件，"
        "相互之间不作比对；确为不同文件的，请核对单位、年度和项目名称"
    )
    problems = (*checked.document.problems, Problem("copy", message))
    return replace(checked, document=replace(checked.document, problems=problems))


def choose_rules(select: str = "", ignore: str = "") -> tuple[Rule, ...]:
    """Rules by lists of codes or families (``FU,TG003``); raises Unknown for one that is none."""
    from jixiao.audit.loader import all_rules

    rules = all_rules()
    wanted, unwanted = _codes(select, rules), _codes(ignore, rules)
    return tuple(
        one
        for one in rules
        if (not wanted or one.code.startswith(wanted))
        and not (unwanted and one.code.startswith(unwanted))
    )


def one_rule(code: str) -> Rule:
    """The rule of a code; raises Unknown where there is none."""
    from jixiao.audit.loader import find_rule

    if (found := find_rule(code)) is None:
        raise Unknown(f"没有编号为“{code}”的规则；用 jixiao rules 查看全部规则")
    return found


def _codes(text: str, rules: Sequence[Rule]) -> tuple[str, ...]:
    codes = tuple(
        code.strip().upper() for code in text.replace("，", ",").split(",") if code.strip()
    )
    for code in codes:
        if not any(one.code.startswith(code) for one in rules):
            raise Unknown(f"没有编号或类别为“{code}”的规则；用 jixiao rules 查看全部规则")
    return codes


def _ruleset(name: str | None) -> Ruleset | None:
    from jixiao.scoring.ruleset import find_ruleset

    if name is None:
        return None
    if (found := find_ruleset(name)) is None:
        raise Unknown(f"没有名为“{name}”的评分办法；用 jixiao rulesets 查看全部评分办法")
    return found


def write_report(checked: Sequence[Checked], *, kind: str, path: Path) -> None:
    """Write an official document: ``self-evaluation``, ``sheets`` or ``findings``.

    Raises Unknown where the kind and the suffix of the file do not go together.
    """
    if kind == "findings":
        _suffix(path, ".xlsx")
        write_findings(checked, path)
        return
    documents = [one for one in checked if one.document.is_readable]
    if len(documents) != 1:
        raise Unknown("一次只能为一份文件生成报告；请只给出一个能读取的文件")
    if kind == "sheets":
        from jixiao.reports.sheets import write_sheets

        _suffix(path, ".docx", ".xlsx")
        write_sheets(documents[0].document, path)
        return
    from jixiao.reports.self_evaluation import write_self_evaluation

    _suffix(path, ".docx")
    only = documents[0]
    write_self_evaluation(only.document, findings=only.findings, scores=only.scores, path=path)


def _suffix(path: Path, *allowed: str) -> None:
    if path.suffix.lower() not in allowed:
        raise Unknown(f"{path}：这种文件只能写成 {' 或 '.join(allowed)}；请改用这样的文件名")


def write_findings(
    checked: Sequence[Checked], path: Path, acknowledged: Sequence[Settled] = ()
) -> None:
    """Write the findings of several files as one workbook, and by path those that are let stand."""
    from jixiao.reports.findings_xlsx import write_findings as write

    write([(one.document.source.path, one.findings) for one in checked], path, acknowledged)


def write_readings(documents: Sequence[Document], path: Path) -> None:
    """Write what was read of several files as one workbook."""
    from jixiao.reports.findings_xlsx import write_readings as write

    write(documents, path)


def write_scores(results: Sequence[tuple[Document, Sequence[SheetScore]]], path: Path) -> None:
    """Write the scores of several files, with their working, as one workbook."""
    from jixiao.reports.scores_xlsx import write_scores as write

    write([(document.source.path, scores) for document, scores in results], path)
