"""FU015: parts and a total that stand in one text add up."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.prose_counts import Miscount, named_lists, numbered_units, problems_put_right
from jixiao.audit.prose_figures import read_prose
from jixiao.audit.prose_groups import Group, groups_of, sums_behind
from jixiao.audit.prose_lists import list_groups, numbered_lists
from jixiao.audit.prose_passages import prose_passages
from jixiao.audit.prose_roles import one_of, quoted
from jixiao.audit.prose_sums import at_stake, is_fault, sum_in_words
from jixiao.domain.document import Document


@rule("FU015")
def parts_not_adding_up(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each sentence, and for each numbered list, whose parts do not add up."""
    closed, partial = words["closed"], words["partial"]
    for passage in prose_passages(document):
        prose = read_prose(passage.text)
        found = (*groups_of(prose), *sums_behind(prose))
        faults = [one for one in found if is_fault(one, closed, partial)]
        for sentence in dict.fromkeys(_sentence(one) for one in faults):
            same = [one for one in faults if _sentence(one) == sentence]
            yield {**passage.where, **_values(same), "evidence": sentence}
        counted = named_lists(prose, one_of(words["bodies"]))
        for miscount in (*counted, *problems_put_right(prose)):
            yield {**passage.where, **_counted(miscount)}
    for listed in numbered_lists(list(document.paragraphs())):
        faults = [one for one in list_groups(listed) if is_fault(one, closed, partial)]
        if faults:
            where = {"place": listed.lead.place, "evidence": listed.lead.text.strip()}
            yield {**where, **_values(faults)}
        for miscount in numbered_units(listed):
            yield {"place": listed.lead.place, **_counted(miscount)}


def _counted(miscount: Miscount) -> dict[str, object]:
    return {
        "faults": miscount.words,
        "wrong": miscount.stated,
        "evidence": quoted(miscount.prose, miscount.start, miscount.end),
    }


def _sentence(group: Group) -> str:
    return quoted(group.prose, group.total.start, group.parts[-1].end)


def _values(faults: list[Group]) -> dict[str, object]:
    worst = faults[-1]
    told = (
        f"{sum_in_words(one.total, one.parts)}，而总数写为{one.total.printed}" for one in faults
    )
    return {
        "faults": "；".join(told),
        "wrong": worst.total.printed,
        **at_stake(worst.total, worst.difference),
    }
