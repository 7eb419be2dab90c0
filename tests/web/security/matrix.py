"""Reads the matrix of permissions, and the addresses that it must list."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from django.urls import URLPattern, get_resolver, reverse
from tests.web.security.things import THINGS

from jixiao.web.accounts.roles import Role

PATH = Path(__file__).with_name("matrix.toml")
SUBJECTS = (*(role.value for role in Role), "stranger", "anonymous")
READ = tomllib.loads(PATH.read_text(encoding="utf-8"))
GROUPS = READ.pop("groups")


@dataclass(frozen=True)
class Line:
    """Who may open a URL name, how it is asked for and with what; who may also send its form."""

    name: str
    allowed: frozenset[str]
    method: str
    at: dict[str, str]
    writers: frozenset[str] | None = None

    @property
    def writing(self):
        """The line of those who send the form of a page that others read."""
        return replace(self, method="post", allowed=self.writers or frozenset())

    def address(self, world):
        return reverse(self.name, kwargs={key: _fill(what, world) for key, what in self.at.items()})


def lines():
    found = {}
    for app, listed in READ.items():
        for name, text in listed.items():
            assert name not in found, f"matrix.toml：“{name}”列了两次，第二次在[{app}]"
            found[name] = _line(name, text)
    return found


def url_names(patterns=None):
    """The name of every address; one without a name is given by its route."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLPattern):
            yield one.name or str(one.pattern)
        else:
            yield from url_names(one.url_patterns)


def subject_of(world, subject):
    """The person, or nobody."""
    if subject == "anonymous":
        return None
    return world.stranger if subject == "stranger" else world.people[Role(subject)]


def _line(name, text):
    text, _also, writers = text.partition(" ; POST ")
    who, _at, things = text.partition(" at ")
    words = who.split()
    method = "post" if words[0] == "POST" else "get"
    at = dict(one.split("=", 1) if "=" in one else ("pk", one) for one in things.split())
    line = Line(name, frozenset(_subjects(words[method == "post" :], name)), method, at)
    return replace(line, writers=frozenset(_subjects(writers.split(), name))) if writers else line


def _subjects(words, name):
    allowed = set()
    for word in words:
        plain = word.removeprefix("-")
        if plain in GROUPS:
            meant = _subjects(GROUPS[plain].split(), name)
        else:
            assert plain in {*SUBJECTS, "nobody"}, f"matrix.toml：“{name}”中没有“{plain}”这种人"
            meant = {plain} - {"nobody"}
        allowed = allowed - meant if word != plain else allowed | meant
    return allowed


def _fill(what, world):
    return what[1:] if what.startswith("=") else THINGS[what](world)
