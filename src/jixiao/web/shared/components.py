"""What views hand to the components: tabs, steps of a workflow, the progress of a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, slots=True)
class Tab:
    """A page among several on the same thing."""

    title: _StrOrPromise
    url: str
    is_current: bool = False
    count: int | None = None


class WorkStep(NamedTuple):
    """A stage of a workflow as it stands; ``note`` tells who and when."""

    title: _StrOrPromise
    state: Literal["done", "current", "returned", "ahead"] = "ahead"
    note: str = ""


class Job(NamedTuple):
    """How far work in the background has come; ``url`` answers with the component again."""

    name: str
    state: Literal["waiting", "running", "done", "failed"]
    sentence: _StrOrPromise
    url: str = ""
    done: int = 0
    total: int = 0

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will come: the page stops asking."""
        return self.state in {"done", "failed"}
