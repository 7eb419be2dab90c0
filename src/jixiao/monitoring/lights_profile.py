"""A profile of lights: what is measured and which colour it gives, kept in ``lights/*.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from jixiao.domain.light import Colour
from jixiao.domain.number import share_of

DEFAULT = "plan"
FOLD = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
"""The blank that YAML makes of a line break, which Chinese has no use for."""
MEASURES = ("plan_gap", "time_ratio", "month_end", "matrix")
REQUIRED = ("title", "basis", "measure", "cases")
KEYS = {
    "title", "basis", "region", "measure", "bands", "cases", "elapsed", "without_plan",
    "over_budget", "steps", "money", "matrix",
}  # fmt: skip


class LightMistake(Exception):
    """A profile of lights that does not exist or is not as it must be."""


@dataclass(frozen=True, slots=True)
class Band:
    """A colour for what is measured: from a share on, for anything above nought, or always."""

    colour: Colour
    least: Decimal | None = None
    is_below: bool = False

    def holds(self, value: Decimal) -> bool:
        """Whether a measured value lies in the band."""
        return (self.least is None or value >= self.least) and (not self.is_below or value > 0)


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a matrix of money and goals; None stands for either."""

    money: bool | None
    goal: bool | None
    colour: Colour


@dataclass(frozen=True, slots=True)
class Profile:
    """A way of giving lights, with its basis.

    ``measure`` is what is looked at: the gap to the plan, the execution rate as a share of the
    time gone by (``elapsed`` in days or months), the shortfall at the end of certain months
    (``steps``), or a ``matrix`` of the light of another profile (``money``) and that of the
    goals. The first band that holds gives the colour. ``without_plan`` names the profile for what
    has no plan, ``over_budget`` the colour of what is spent beyond the budget.
    """

    name: str
    title: str
    basis: str
    measure: str
    region: str = ""
    bands: tuple[Band, ...] = ()
    elapsed: str = "days"
    without_plan: str = ""
    over_budget: Colour | None = None
    steps: Mapping[int, Decimal] | None = None
    money: str = ""
    matrix: tuple[Cell, ...] = ()
    cases: Mapping[str, Mapping[str, str]] | None = None


@lru_cache(maxsize=1)
def profiles() -> Mapping[str, Profile]:
    """The profiles that come with the program, by name."""
    folder = resources.files("jixiao.monitoring") / "lights"
    files = sorted(one.name for one in folder.iterdir() if one.name.endswith(".yaml"))
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in files}
    return {
        name.removesuffix(".yaml"): read_profile(text, where=name) for name, text in texts.items()
    }


def find_profile(name: str) -> Profile:
    """The profile of a name, or of a file of one's own; raises LightMistake, naming those known."""
    known = profiles()
    if name in known:
        return known[name]
    path = Path(name)
    if path.suffix not in (".yaml", ".yml") or not path.is_file():
        listed = "、".join(f"{one.name}（{one.title}）" for one in known.values())
        raise LightMistake(f"没有亮灯办法“{name}”；可以是{listed}，或者自己写的.yaml文件")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise LightMistake(f"{path}：不能读取；请检查权限，并存为UTF-8编码") from None
    return read_profile(text, where=name)


def read_profile(text: str, *, where: str) -> Profile:
    """A profile out of its YAML text; raises LightMistake where it is not as it must be."""
    import yaml

    try:
        data = yaml.safe_load(text)
        return _profile(data, name=Path(where).stem)
    except yaml.YAMLError as fault:
        raise LightMistake(f"{where}：不是正确的YAML（{fault}）；请检查缩进和引号") from None
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise LightMistake(
            f"{where}：亮灯办法写得不对（{fault}）；请对照自带的plan.yaml修改"
        ) from None


def _profile(data: Mapping[str, Any], *, name: str) -> Profile:
    if unknown := set(data) - KEYS:
        raise ValueError(f"不认识的项：{'、'.join(sorted(unknown))}")
    if missing := [one for one in REQUIRED if one not in data]:
        raise ValueError(f"缺少{'、'.join(missing)}")
    if data["measure"] not in MEASURES:
        raise ValueError(f"measure只能是{'、'.join(MEASURES)}")
    steps = {int(month): _share(one) for month, one in data.get("steps", {}).items()}
    return Profile(
        name=name,
        title=data["title"],
        basis=FOLD.sub("", data["basis"]),
        measure=data["measure"],
        region=data.get("region", ""),
        bands=_bands(data.get("bands", ())),
        elapsed=data.get("elapsed", "days"),
        without_plan=data.get("without_plan", ""),
        over_budget=Colour(data["over_budget"]) if "over_budget" in data else None,
        steps=steps,
        money=data.get("money", ""),
        matrix=tuple(
            Cell(one.get("money"), one.get("goal"), Colour(one["colour"]))
            for one in data.get("matrix", ())
        ),
        cases=data["cases"],
    )


def _bands(bands: Sequence[Mapping[str, Any]]) -> tuple[Band, ...]:
    return tuple(
        Band(
            Colour(one["colour"]),
            _share(one["from"]) if "from" in one else None,
            bool(one.get("below")),
        )
        for one in bands
    )


def _share(text: Any) -> Decimal:
    """A share written as a per cent in quotes; a bare number could be either."""
    share = share_of(text) if isinstance(text, str) and text.endswith("%") else None
    if share is None:
        raise ValueError(f'“{text}”要写成加引号的百分数，如"25%"')
    return share
