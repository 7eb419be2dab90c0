"""A generated city: budgets and payments of a fiscal year, with seeded faults and a list of them.

    python benchmarks/city.py OUT [--departments 120 --units 1500 --projects 12000
                                   --payments 1000000 --year 2025 --seed 1 --per-kind 40]

writes ``ledger.duckdb``, ``faults.json``, ``forms.json`` (what each unit's form says), and
``payments.csv`` and ``budgets.csv`` as a platform exports them. ``fill(connection, City(...))``
fills a ledger directly and gives the faults and the forms. The same City is the same to the byte.

Amounts are whole fen inside and yuan in the ledger. As of the 31st of December no project has
another fault than the one listed for it: a sound project spends at least what its plan has come to
on every day and 99 to 100 per cent in the end, is never paid twice the same amount on one day, and
its payments name its own work.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

WORDS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("city_words.toml").read_text(encoding="utf-8")
)
PLANS = ((30, 60, 90, 100), (25, 50, 75, 100), (30, 60, 80, 100), (25, 55, 85, 100))
RUSH_PLAN = (15, 30, 40, 100)
STEPS = ((3, 31), (6, 30), (10, 31), (12, 31))
KINDS = {
    "behind_plan": "EX001",
    "over_budget": "EX002",
    "nothing_by_mid_year": "EX003",
    "year_end_rush": "EX004",
    "after_the_year": "EX005",
    "duplicate": "EX005",
    "foreign_purpose": "EX006",
    "form_differs": "EX007",
}
"""What is seeded, with the code of the rule that is to find it."""
SOURCES = {
    "fiscal": "一般公共预算资金",
    "provincial": "省级转移支付资金",
    "own": "单位资金",
    "carry_over": "上年结转资金",
}


@dataclass(frozen=True, slots=True)
class City:
    """How large, of which year, by which seed, and how many faults of each kind."""

    departments: int = 120
    units: int = 1_500
    projects: int = 12_000
    payments: int = 1_000_000
    fiscal_year: int = 2025
    seed: int = 1
    per_kind: int = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """A seeded fault: ``vouchers`` are the payments at fault, where it is single ones."""

    kind: str
    code: str
    project_code: str
    project: str
    unit: str
    vouchers: tuple[str, ...] = ()
    amount: str = ""


@dataclass(slots=True)
class Part:
    """The money of a project by source, in fen: original, adjustment and carried over."""

    source: str
    original: int
    adjustment: int = 0
    carried: int = 0

    @property
    def final(self) -> int:
        """The budget that spending is measured against."""
        return self.original + self.adjustment + self.carried


@dataclass(slots=True)
class Project:
    """A project with its unit (department code and name, unit code and name), plan and money."""

    code: str
    name: str
    owner: tuple[str, str, str, str]
    work: dict[str, Any]
    parts: list[Part]
    steps: tuple[int, ...]
    fault: str = ""
    count: int = 0

    @property
    def final(self) -> int:
        """All budgets together, in fen."""
        return sum(one.final for one in self.parts)


@dataclass(slots=True)
class Filled:
    """What was put into the ledger, to measure rules by; ``forms`` are rows in yuan."""

    faults: list[Fault] = field(default_factory=list)
    forms: list[dict[str, str]] = field(default_factory=list)


def yuan(fen: int) -> str:
    """Fen as yuan with two decimals."""
    sign, fen = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{fen // 100}.{fen % 100:02d}"


def owners(city: City) -> list[tuple[str, str, str, str]]:
    """Every unit with its department; units are spread evenly over the departments."""
    stems, places, kinds = WORDS["departments"], WORDS["places"], WORDS["unit_kinds"]
    found = []
    for number in range(city.units):
        at, turn = number % city.departments, number // city.departments
        stem = stems[at % len(stems)]
        around = at // len(stems)
        department = f"市{stem}局" if not around else f"{places[around % len(places)]}{stem}局"
        code = f"{101 + at}"
        name = department if not turn else f"{department[:-1]}{kinds[turn % len(kinds)]}"
        if turn > len(kinds):
            name = f"{name}第{turn // len(kinds)}分部"
        found.append((code, department, f"{code}{turn + 1:03d}", name))
    return found


def projects(city: City) -> list[Project]:
    """Every project, the seeded kinds spread over them; the order is that of their codes."""
    random = Random(city.seed)
    units, works, subjects = owners(city), WORDS["works"], WORDS["subjects"]
    made = []
    for number in range(city.projects):
        owner = units[number % len(units)]
        work = works[int(random.random() * len(works))]
        turn = number // len(units)
        name = f"{owner[3]}{subjects[turn % len(subjects)]}{work['name']}"
        if turn >= len(subjects):
            name += f"（{turn // len(subjects) + 1}）"
        steps = PLANS[int(random.random() * len(PLANS))]
        code = f"13060023P{number + 1:012d}"
        made.append(Project(code, name, owner, work, _parts(random), steps))
    _seed(city, made, random)
    weights = [0.2 + random.random() for _ in made]
    scale = city.payments * 0.85 / (sum(weights) or 1)
    for one, weight in zip(made, weights, strict=True):
        one.count = max(12, int(weight * scale))
    return made


def _parts(random: Random) -> list[Part]:
    """Original budgets of 50,000 to 5 million yuan; a few with more sources or adjusted."""
    budget = int(5_000_000 * 100 ** random.random()) // 10_000 * 10_000
    parts = [Part("fiscal", budget)]
    chance = random.random()
    if chance < 0.15:
        parts.append(Part("provincial" if chance < 0.1 else "own", budget // 50_000 * 20_000))
    if random.random() < 0.08:
        parts.append(Part("carry_over", 0, carried=budget // 40_000 * 10_000))
    if random.random() < 0.1:
        parts[0].adjustment = (1 if random.random() < 0.5 else -1) * (budget // 100_000 * 10_000)
    return parts


def _seed(city: City, made: list[Project], random: Random) -> None:
    free = list(range(len(made)))
    for kind in KINDS:
        for _ in range(min(city.per_kind, len(made) // (2 * len(KINDS)))):
            one = made[free.pop(int(random.random() * len(free)))]
            one.fault = kind
            if kind == "year_end_rush":
                one.steps = RUSH_PLAN


def _day(project: Project, year: int, *, share: float) -> date:
    """The day on which the project's plan has come to a share of the budget."""
    before, start = 0.0, date(year, 1, 1)
    for step, (month, day) in zip(project.steps, STEPS, strict=True):
        end = date(year, month, day)
        if share * 100 < step:
            part = (share * 100 - before) / (step - before)
            return start + timedelta(days=int(part * (end - start).days))
        before, start = step, end
    return start


@dataclass(slots=True)
class Payment:
    """One payment: fen, and what the ledger says of it."""

    paid_on: date
    fen: int
    part: str
    use: str
    economic: tuple[str, str]
    payee: str
    kind: str = "payment"
    mark: str = ""


def payments_of(project: Project, city: City) -> list[Payment]:
    """The payments of a project in the order of days, with its fault if it has one."""
    random = Random(f"{city.seed}/{city.fiscal_year}/{project.code}")
    made: list[Payment] = []
    spent = _rate(project, random)
    for part in project.parts:
        count = max(6, project.count * part.final // max(project.final, 1))
        total = int(part.final * spent)
        left, weights = total, [0.5 + random.random() for _ in range(count)]
        whole, seen = sum(weights), 0.0
        for number, weight in enumerate(weights, start=1):
            fen = left if number == count else int(total * weight / whole)
            day = _paid_on(project, city.fiscal_year, share=seen / whole)
            made.append(_payment(project, random, day, fen=fen, part=part.source))
            left, seen = left - fen, seen + weight
    made.sort(key=lambda one: one.paid_on)
    if random.random() < 0.05:
        made.extend(_returned(made[len(made) // 3], city.fiscal_year))
    _spoil(project, made, city.fiscal_year, random)
    return made


def _rate(project: Project, random: Random) -> float:
    if project.fault == "behind_plan":
        return 0.3 + 0.3 * random.random()
    return 1.03 + 0.15 * random.random() if project.fault == "over_budget" else (
        0.99 + 0.01 * random.random()
    )


def _paid_on(project: Project, year: int, *, share: float) -> date:
    if project.fault == "nothing_by_mid_year":
        return date(year, 7, 3) + timedelta(days=int(share * 140))
    return _day(project, year, share=share)


def _payment(project: Project, random: Random, day: date, *, fen: int, part: str) -> Payment:
    uses, payees = project.work["uses"], WORDS["payees"]
    use = uses[int(random.random() * len(uses))]
    payee = payees[int(random.random() * len(payees))]
    economic = project.work["economic"]
    return Payment(day, fen, part, f"{project.name}{use}", (economic[0], economic[1]), payee)


def _returned(paid: Payment, year: int) -> Iterator[Payment]:
    """A payment that comes back because the account was wrong, and is paid again."""
    last = date(year, 12, 31)
    back, again = (min(paid.paid_on + timedelta(days=days), last) for days in (2, 5))
    if again == paid.paid_on or again == back:
        return
    words = (paid.part, f"{paid.use}退款", paid.economic, paid.payee)
    yield Payment(back, -paid.fen, *words, kind="refund")
    yield Payment(again, paid.fen, paid.part, f"{paid.use}重新支付", paid.economic, paid.payee)


def _spoil(project: Project, made: list[Payment], year: int, random: Random) -> None:
    """Put the fault of a project into its payments."""
    one = made[len(made) // 2]
    if project.fault == "after_the_year":
        late = max(made, key=lambda each: each.paid_on)
        late.paid_on = date(year + 1, 1, 4 + int(random.random() * 20))
        late.mark = project.fault
    elif project.fault == "duplicate":
        rest = one.fen % 2
        one.fen //= 2
        twin = Payment(one.paid_on, one.fen, one.part, one.use, one.economic, one.payee)
        made[0].fen += rest
        one.mark = twin.mark = project.fault
        made.append(twin)
    elif project.fault == "foreign_purpose":
        foreign = WORDS["foreign"][int(random.random() * len(WORDS["foreign"]))]
        one.use, one.economic = foreign["use"], tuple(foreign["economic"])
        one.mark = project.fault


def fill(connection: duckdb.DuckDBPyConnection, city: City) -> Filled:
    """Fill a ledger that has its tables; gives the faults and the forms of the units."""
    filled = Filled()
    made = projects(city)
    with tempfile.TemporaryDirectory() as folder:
        tables = {
            "payments": _payment_rows(city, made, filled),
            "budgets": _budget_rows(city, made),
            "plans": _plan_rows(city, made),
        }
        for name, rows in tables.items():
            path = Path(folder) / f"{name}.csv"
            with path.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows(rows)
            connection.execute(f"COPY {name} FROM '{path}' (HEADER false)")  # noqa: S608
    return filled


def _payment_rows(city: City, made: list[Project], filled: Filled) -> Iterator[tuple[object, ...]]:
    number = 0
    for project in made:
        whole, late, vouchers, fen = 0, 0, [], 0
        paid = _told_apart(payments_of(project, city))
        for one in paid:
            number += 1
            row = _row(city, number, one, project)
            whole += one.fen
            late += one.fen if one.paid_on.year > city.fiscal_year else 0
            if one.mark:
                vouchers.append(str(row[0]))
                fen += one.fen
            yield row
        stated = whole - late
        if project.fault == "form_differs":
            stated += (fen := project.final // 20)
        filled.forms.append(_form(project, stated))
        if project.fault:
            words = (project.fault, KINDS[project.fault], project.code, project.name)
            amount = yuan(fen) if fen else ""
            filled.faults.append(Fault(*words, project.owner[3], tuple(vouchers), amount))
    yield from _basic_rows(city, number)


def _told_apart(paid: list[Payment]) -> list[Payment]:
    """No two payments of a project with the same payee, amount and day but those seeded."""
    seen = set()
    for at, one in enumerate(paid):
        key = (one.paid_on, one.payee, one.fen)
        while key in seen and not one.mark and one.kind == "payment":
            one.fen, paid[at - 1].fen = one.fen + 1, paid[at - 1].fen - 1
            key = (one.paid_on, one.payee, one.fen)
        seen.add(key)
    return paid


def _row(city: City, number: int, one: Payment, project: Project) -> tuple[object, ...]:
    """A payment as the columns of the ledger's table."""
    return (
        f"{city.fiscal_year}{number:09d}", 1, one.paid_on, yuan(one.fen), one.kind,
        city.fiscal_year, *project.owner, project.code, project.name, "project", one.part,
        SOURCES[one.part], *one.economic, one.payee, one.use, one.part == "carry_over",
        "city", number,
    )  # fmt: skip


def _basic_rows(city: City, number: int) -> Iterator[tuple[object, ...]]:
    """Salaries and running costs of every unit; one payment in a thousand names neither."""
    random = Random(f"{city.seed}/basic/{city.fiscal_year}")
    units, basic = owners(city), WORDS["basic"]
    left = max(city.payments - number, len(units) * len(basic))
    for turn in range(left):
        owner, one = units[turn % len(units)], basic[turn // len(units) % len(basic)]
        share = turn / left
        day = date(city.fiscal_year, 1, 5) + timedelta(days=int(share * 350))
        fen = _basic_budget(owner, one) * len(units) * len(basic) // left
        fen += int(random.random() * 1000) - 1000
        unknown = random.random() < 0.005
        use, category = ("往来款项", "unassigned") if unknown else (one["use"], "basic")
        economic = ("", "") if unknown else one["economic"]
        number += 1
        yield (
            f"{city.fiscal_year}{number:09d}", 1, day, yuan(fen), "payment", city.fiscal_year,
            *owner, "", "", category, "fiscal", SOURCES["fiscal"], *economic, one["payee"], use,
            False, "city", number,
        )  # fmt: skip


def _basic_budget(owner: tuple[str, str, str, str], one: dict[str, Any]) -> int:
    """A yearly budget in fen for one economic class of a unit."""
    return (int(owner[2]) * 7919 + int(one["economic"][0]) * 104_729) % 50_000_000 + 10_000_000


def _budget_rows(city: City, made: list[Project]) -> Iterator[tuple[object, ...]]:
    number, year = 0, city.fiscal_year
    for project in made:
        for part in project.parts:
            for kind, fen, day, document in (
                ("original", part.original, None, ""),
                ("adjustment", part.adjustment, date(year, 9, 10), f"市财预〔{year}〕88号"),
                ("carry_over", part.carried, date(year, 2, 20), f"市财预〔{year}〕6号"),
            ):
                if fen:
                    number += 1
                    yield (
                        f"{year}B{number:08d}", year, *project.owner, project.code, project.name,
                        "project", part.source, SOURCES[part.source], *project.work["economic"],
                        kind, yuan(fen), day, document, "city", number,
                    )  # fmt: skip
    for owner in owners(city):
        for one in WORDS["basic"]:
            number += 1
            yield (
                f"{year}B{number:08d}", year, *owner, "", "", "basic", "fiscal", SOURCES["fiscal"],
                *one["economic"], "original", yuan(_basic_budget(owner, one)), None, "", "city",
                number,
            )  # fmt: skip


def _plan_rows(city: City, made: list[Project]) -> Iterator[tuple[object, ...]]:
    for project in made:
        for share, (month, day) in zip(project.steps, STEPS, strict=True):
            by = date(city.fiscal_year, month, day)
            yield city.fiscal_year, project.code, project.name, by, f"{share // 100}.{share % 100:02d}"


def _form(project: Project, fen: int) -> dict[str, str]:
    """What the unit's form says of the project as of the 31st of December, in yuan."""
    uses = "、".join(project.work["uses"])
    return {
        "project_code": project.code, "project": project.name, "department": project.owner[1],
        "unit": project.owner[3], "purpose": f"用于{project.name}，包括{uses}等支出。",
        "original_budget": yuan(sum(one.original for one in project.parts)),
        "final_budget": yuan(project.final), "outturn": yuan(fen),
    }  # fmt: skip


EXPORTED = {
    "payments": """SELECT fiscal_year AS 年度, voucher AS 支付凭证号, paid_on AS 实际支付日期,
        department_code AS 主管部门编码, department AS 主管部门名称, unit_code AS 预算单位编码,
        unit AS 预算单位名称, project_code AS 项目编码, project AS 项目名称,
        source_name AS 资金性质, economic_code AS 部门经济分类编码,
        economic_class AS 部门经济分类名称, payee AS 收款人, purpose AS 用途,
        amount AS "实际支付金额（元）" FROM payments ORDER BY row""",
    "budgets": """SELECT fiscal_year AS 年度, entry AS 指标编号, department_code AS 主管部门编码,
        department AS 主管部门名称, unit_code AS 预算单位编码, unit AS 预算单位名称,
        project_code AS 项目编码, project AS 项目名称, source_name AS 资金性质,
        economic_code AS 部门经济分类编码, economic_class AS 部门经济分类名称,
        CASE kind WHEN 'original' THEN '年初预算' WHEN 'carry_over' THEN '上年结转'
        ELSE '预算调整' END AS 指标类型, document AS 指标文号, effective_on AS 发文日期,
        amount AS "指标金额（元）" FROM budgets ORDER BY row""",
}
"""A table of the ledger as a platform exports it."""


def write_csv(
    connection: duckdb.DuckDBPyConnection, path: Path, *, kind: str, limit: int | None = None
) -> None:
    """Write payments or budgets of a ledger as a csv export in UTF-8."""
    cut = f" LIMIT {limit}" if limit else ""
    connection.execute(f"COPY ({EXPORTED[kind]}{cut}) TO '{path}' (HEADER)")


def write_xlsx(
    connection: duckdb.DuckDBPyConnection, path: Path, *, kind: str, limit: int | None = None
) -> None:
    """The same as a workbook, amounts as numbers and all else as text."""
    import xlsxwriter

    cut = f" LIMIT {limit}" if limit else ""
    found = connection.execute(f"{EXPORTED[kind]}{cut}")
    titles = [one[0] for one in found.description or ()]
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        tab = book.add_worksheet("导出")
        tab.write_row(0, 0, titles)
        row = 0
        while rows := found.fetchmany(10_000):
            for one in rows:
                row += 1
                tab.write_row(row, 0, [*("" if v is None else str(v) for v in one[:-1]), one[-1]])


def main() -> None:
    """Write a city into a folder."""
    from jixiao.monitoring.store import opened

    asked = argparse.ArgumentParser(description="Generate a city's ledger with seeded faults")
    asked.add_argument("folder", type=Path)
    for name, value in asdict(City()).items():
        asked.add_argument(f"--{name.replace('fiscal_', '').replace('_', '-')}", type=int, default=value)
    given = vars(asked.parse_args())
    folder: Path = given.pop("folder")
    city = City(fiscal_year=given.pop("year"), **given)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ledger.duckdb").unlink(missing_ok=True)
    with opened(folder / "ledger.duckdb") as connection:
        filled = fill(connection, city)
        for kind in EXPORTED:
            write_csv(connection, folder / f"{kind}.csv", kind=kind)
        count = connection.execute("SELECT count(*), sum(amount) FROM payments").fetchone()
    faults = {"city": asdict(city), "as_of": f"{city.fiscal_year}-12-31", "faults": filled.faults}
    text = json.dumps(faults, ensure_ascii=False, indent=1, default=asdict)
    (folder / "faults.json").write_text(text, encoding="utf-8")
    text = json.dumps(filled.forms, ensure_ascii=False, indent=1)
    (folder / "forms.json").write_text(text, encoding="utf-8")
    print(f"{folder}: payments and their sum {count}, {len(filled.faults)} faults")


if __name__ == "__main__":
    main()
