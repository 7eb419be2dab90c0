"""What came of each project: its figures in a row, and its objectives in the unit's own words."""

from __future__ import annotations

from jixiao.domain.sheet import Objective
from jixiao.reports.documents.completion import Reach
from jixiao.reports.documents.figures import Line, has_actual
from jixiao.reports.documents.money_figures import budget_of, outturn_of, rate_of
from jixiao.reports.documents.results import by_first_level, indicator_count, kind_counts
from jixiao.reports.documents.scores import printed_score
from jixiao.reports.documents.shortfalls import count_of
from jixiao.reports.documents.telling import Telling, gap, paragraph
from jixiao.reports.narrative.facts import together
from jixiao.reports.paper.model import Block, Spans, Text
from jixiao.reports.wording import sentence


def project_blocks(tell: Telling) -> tuple[Block, ...]:
    """A numbered paragraph a project with what the unit reports; one project has no number."""
    lines = tell.figures.lines
    reported = [one for line in lines for one in line.sheet.objectives if one.result.strip()]
    blocks: list[Block] = []
    for at, line in enumerate(lines, start=1):
        if not tell.figures.is_single:
            start = together(f"{at}．", tell.name(line), "。")
            blocks.append(paragraph(f"project.{line.key}", start, project_text(tell, line)))
        blocks += results_of(tell, line) if reported else ()
    if not reported:
        whose = "" if tell.figures.is_single else "各项目"
        blocks.append(gap("project.results", f"{whose}绩效目标的实际完成情况"))
    return tuple(blocks)


def project_text(tell: Telling, line: Line) -> Spans:
    """The figures of one project in a row, in the same wording for all projects of a report."""
    return together(_money(tell, line), _set(tell, line), _reached(tell, line), _score(tell, line))


def results_of(tell: Telling, line: Line) -> tuple[Text, ...]:
    """What came of the objectives of a project, in the unit's own words."""
    results = [one for one in line.sheet.objectives if one.result.strip()]
    if not results:
        return (gap(f"project.{line.key}.result", "该项目绩效目标的实际完成情况"),)
    return tuple(
        _quoted(tell, line, objective=one, at=at) for at, one in enumerate(results, start=1)
    )


def _quoted(tell: Telling, line: Line, *, objective: Objective, at: int) -> Text:
    text = sentence(objective.result.replace("\n", ""))
    place = objective.result_place
    words = tell.facts.words(text, f"{line.name}：绩效目标实际完成情况", place)
    return Text((words,), key=f"project.{line.key}.result.{at}", is_quoted=True)


def _money(tell: Telling, line: Line) -> Spans:
    if line.budget is None and line.outturn is None:
        return ()
    budget, outturn = budget_of(tell, line), outturn_of(tell, line)
    if line.outturn is None:
        return tell.say("project.money.budget", budget=budget)
    if line.budget is None:
        return tell.say("project.money.outturn", outturn=outturn)
    if line.rate is None:
        return tell.say("project.money.rateless", budget=budget, outturn=outturn)
    return tell.say("project.money.whole", budget=budget, outturn=outturn, rate=rate_of(tell, line))


def _set(tell: Telling, line: Line) -> Spans:
    sheet = line.sheet
    whose = f"{line.name}："
    kinds = kind_counts(tell, by_first_level(sheet.indicators), whose=whose)
    facts = {
        "objectives": tell.facts.count(
            f"{whose}绩效目标条数", (one.place for one in sheet.objectives),
            working="绩效表所列绩效目标的条数",
        ),
        "indicators": indicator_count(tell, sheet.indicators, whose=whose),
        "kinds": together("（", kinds, "）") if kinds else "",
    }  # fmt: skip
    if sheet.objectives and sheet.indicators:
        return tell.say("project.set", **facts)
    if sheet.indicators:
        return tell.say("project.set_indicators", **facts)
    return tell.say("project.set_objectives", **facts) if sheet.objectives else ()


def _reached(tell: Telling, line: Line) -> Spans:
    indicators = line.sheet.indicators
    reported = [one for one in indicators if has_actual(one)]
    if not reported:
        return ()
    places = (one.place_of("actual") for one in reported)
    count = tell.facts.count(
        f"{line.name}：填报实际完成值的绩效指标项数", places, working="按实际完成值一栏是否填写计数"
    )
    key = "project.reported_all" if len(reported) == len(indicators) else "project.reported"
    return together(tell.say(key, reported=count), _compared(tell, line))


def _compared(tell: Telling, line: Line) -> Spans:
    done = tell.completions_by_project[line.key]
    if not done:
        return ()
    met = [one for one in done if one.reach is not Reach.BELOW]
    key = "reached_all" if len(met) == len(done) else "reached" if met else "reached_none"
    whose = f"{line.name}："
    return tell.say(
        f"project.{key}",
        compared=count_of(tell, f"{whose}可以按数值比较的绩效指标项数", some=done),
        met=count_of(tell, f"{whose}达到指标值的绩效指标项数", some=met),
    )


def _score(tell: Telling, line: Line) -> Spans:
    if line.printed_score is None:
        return ()
    score = printed_score(tell, line)
    if not line.sheet.rating:
        return tell.say("project.score", score=score)
    return tell.say("project.score_rated", score=score, rating=line.sheet.rating)
