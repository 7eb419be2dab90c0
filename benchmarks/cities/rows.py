"""A generated city as rows of the ledger's tables, with the list of its faults and the forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.cities.payments import Payment, payments_of, told_apart
from benchmarks.cities.projects import KINDS, SOURCES, STEPS, WORDS, City, Project, owners


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
class Filled:
    """What was put into the ledger, to measure rules by; ``forms`` are rows in yuan."""

    faults: list[Fault] = field(default_factory=list)
    forms: list[dict[str, str]] = field(default_factory=list)


def yuan(fen: int) -> str:
    """Fen as yuan with two decimals."""
    sign, fen = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{fen // 100}.{fen % 100:02d}"


def payment_rows(city: City, made: list[Project], filled: Filled) -> Iterator[tuple[object, ...]]:
    number = 0
    for project in made:
        whole, late, vouchers, fen = 0, 0, [], 0
        paid = told_apart(payments_of(project, city))
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


def _row(city: City, number: int, one: Payment, project: Project) -> tuple[object, ...]:
    """A payment as the columns of the ledger's table."""
    return (
        f"{city.fiscal_year}{number:09d}", 1, one.paid_on, yuan(one.fen), one.kind,
        city.fiscal_year, *project.owner, project.code, project.name, "project", one.part,
        SOURCES[one.part], *one.economic, one.payee, one.use, one.part == "carry_over",
        "city", number,
    )  # fmt: skip


def _basic_rows(city: City, number: int) -> Iterator[tuple[object, ...]]:
    """Salaries and running costs of every unit; one payment in two hundred names neither."""
    random = Random(f"{city.seed}/basic/{city.fiscal_year}")  # noqa: S311
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


def budget_rows(city: City, made: list[Project]) -> Iterator[tuple[object, ...]]:
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


def plan_rows(city: City, made: list[Project]) -> Iterator[tuple[object, ...]]:
    for project in made:
        for share, (month, day) in zip(project.steps, STEPS, strict=True):
            by = date(city.fiscal_year, month, day)
            yield (
                city.fiscal_year,
                project.code,
                project.name,
                by,
                f"{share // 100}.{share % 100:02d}",
            )


def _form(project: Project, fen: int) -> dict[str, str]:
    """What the unit's form says of the project as of the 31st of December, in yuan."""
    uses = "、".join(project.work["uses"])
    return {
        "project_code": project.code, "project": project.name, "department": project.owner[1],
        "unit": project.owner[3], "purpose": f"用于{project.name}，包括{uses}等支出。",
        "original_budget": yuan(sum(one.original for one in project.parts)),
        "final_budget": yuan(project.final), "outturn": yuan(fen),
    }  # fmt: skip
