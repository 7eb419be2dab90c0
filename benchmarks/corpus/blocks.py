"""The other blocks of a form: head, funds, objectives, total."""

from __future__ import annotations

from benchmarks.corpus.facts import Facts
from benchmarks.corpus.layout import (
    LEFT,
    UP,
    WORDS,
    Laid,
    Options,
    Table,
    Truth,
    amount,
    line,
    number,
    share,
    yuan,
)  # fmt: skip

AMOUNTS = ("original_budget", "final_budget", "outturn")
DASH = "—"


def title_lines(facts: Facts, options: Options, default: str) -> tuple[list[str], str]:
    """The lines of a title, and the title that must be read."""
    title = (
        (options.title or default)
        .replace("{year}", str(facts["year"]))
        .replace("{name}", facts["name"])
    )
    own = str(facts["year"]) in title
    return ([title] if own else [title, f"（{facts['year']}年度）"]), title


def put_title(
    laid: Laid, table: Table, *, facts: Facts, options: Options, default: str, width: int
) -> str:
    """Print the title above the table or in its first rows."""
    lines, title = title_lines(facts, options, default)
    if options.title_in == "table":
        table += [line(width, one) for one in lines]
    else:
        laid.blocks += lines
    return title


def head(facts: Facts, options: Options, truth: Truth, *, width: int, half: int) -> Table:
    """项目名称, 主管部门 and 实施单位."""
    truth.update(department=facts["department"], unit=facts["unit"])
    return [
        line(width, options.titled("project"), facts["name"]),
        line(
            width, options.titled("department"), (facts["department"], half - 1),
            options.titled("unit"), facts["unit"],
        ),
    ]  # fmt: skip


def fund_table(facts: Facts, options: Options, truth: Truth, *, width: int) -> Table:
    """The rows of funds with budgets, outturn, points, rate and score."""
    points, rate, score = facts["execution"]
    wide = width - 7
    label = options.titled("money")
    rows = [line(
        width, label, ("", wide), options.titled("original"), options.titled("final"),
        options.titled("outturn"), options.titled("points"), options.titled("rate"),
        options.titled("score"),
    )]  # fmt: skip
    for source, title in WORDS["funds"][options.funds].items():
        if source not in facts["funds"]:
            continue
        money = facts["funds"][source]
        is_total = source == "total"
        own = rate if is_total else _rate(money)
        last = (points, own, score) if is_total else (DASH, own, DASH)
        rows.append(line(width, UP, (title, wide), *(amount(one, options) for one in money), *last))
        truth["funds"].append({
            "source": source, **dict(zip(AMOUNTS, map(yuan, money), strict=True)),
            "execution_rate": share(own), "points": points if is_total else None,
            "score": score if is_total else None,
        })  # fmt: skip
    return rows


def _rate(money: list[str]) -> str:
    _, budget, spent = (float(one.replace(",", "") or 0) for one in money)
    return f"{spent / budget:.2%}" if budget else DASH


def objective_table(
    facts: Facts, options: Options, truth: Truth, *, width: int, half: int
) -> Table:
    """预期目标 beside 实际完成情况."""
    expected = "\n".join(one[0] for one in facts["objectives"])
    reached = "\n".join(one[1] for one in facts["objectives"])
    truth["objectives"].update(annual=expected, result=reached)
    return [
        line(
            width, "年度总体目标", (options.titled("expected"), half - 1), options.titled("reached")
        ),
        line(width, UP, (expected, half - 1), reached),
    ]


def total_rows(
    facts: Facts, options: Options, truth: Truth, *, titles: list[str], width: int
) -> Table:
    """总分 and 评价等级 under the columns whose titles are given."""
    rows: Table = []
    if facts["total"] and options.total != "none":
        points, score = facts["total"]
        cells = [""] * width
        cells[0] = options.titled("total")
        found = {one: options.titled(one) for one in ("points", "score")}
        at = {one: titles.index(title) for one, title in found.items() if title in titles}
        if options.total == "full" and "points" in at:
            cells[at["points"]] = points
            truth["total_points"] = number(points)
        cells[at["score"]] = score
        first = min(at.values())
        cells[1:first] = [LEFT] * (first - 1)
        truth["total_score"] = number(score)
        rows.append(cells)
    if facts["rating"] and options.total == "full":
        rows.append(line(width, options.titled("rating"), facts["rating"]))
        truth["rating"] = facts["rating"]
    return rows
