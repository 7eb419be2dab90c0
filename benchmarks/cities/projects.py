"""The projects of a generated city: units, names, money by source, plans, and their faults."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
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
    random = Random(city.seed)  # noqa: S311
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
