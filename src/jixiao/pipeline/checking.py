"""Documents through the audit, alone and against one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from jixiao.domain.document import Document
from jixiao.domain.finding import Finding, Outcome
from jixiao.domain.problem import Problem
from jixiao.domain.score import SheetScore
from jixiao.domain.spending_view import SpendingViews
from jixiao.pipeline.scores import score

if TYPE_CHECKING:
    from jixiao.audit.base import Rule
    from jixiao.audit.collection import Collection


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with what the audit found in it and how every rule ended."""

    document: Document
    findings: tuple[Finding, ...] = ()
    states: Mapping[str, Outcome] = field(default_factory=dict)
    scores: tuple[SheetScore, ...] = ()


def check(
    document: Document,
    *,
    rules: Sequence[Rule] | None = None,
    ruleset: str | None = None,
    collection: Collection | None = None,
    spending: SpendingViews | None = None,
) -> Checked:
    """Run the audit over a document; its sheets are scored first, for rules that compare.

    ``collection`` holds the files checked together with it, ``spending`` the ledger's projects.
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
        spending=spending,
    )
    return Checked(document, findings, states, scores)


def check_all(
    documents: Iterable[Document],
    *,
    rules: Sequence[Rule] | None = None,
    ruleset: str | None = None,
    spending: SpendingViews | None = None,
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
        yield from (check(one, rules=rules, ruleset=ruleset, spending=spending) for one in first)
        return
    with Shelf(chain(first, coming)) as shelf:
        collection = Collection(shelf)
        for document in shelf:
            checked = check(
                document, rules=rules, ruleset=ruleset, collection=collection, spending=spending
            )
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
