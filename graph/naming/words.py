"""The words of `words.toml`, read once."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Namesake:
    """A way of saying that a name is somebody else's; `after` where the name follows the words.

    `hint` is a word that stands in every such text.
    """

    pattern: re.Pattern[str]
    after: bool
    hint: str
    case: str


@dataclass(frozen=True, slots=True)
class NameWords:
    """All that the file holds; `fields` leads from what somebody does to the field of it, by kind group."""

    forms: frozenset[str]
    leading: frozenset[str]
    no_forms: frozenset[str]
    titles: frozenset[str]
    suffixes: frozenset[str]
    digraphs: Mapping[str, str]
    offices: frozenset[str]
    kinds: frozenset[str]
    parts: frozenset[str]
    fields: Mapping[str, Mapping[str, str]]
    namesakes: tuple[Namesake, ...]


@cache
def table() -> dict[str, Any]:
    """Return the file as it stands, with its cases."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def name_words() -> NameWords:
    """Read the shipped words."""
    data = table()
    fields: dict[str, dict[str, str]] = {"org": {}, "person": {}}
    for field in data["field"]:
        fields[field.get("of", "person")].update(dict.fromkeys(field["words"].split(), field["name"]))
    return NameWords(
        forms=frozenset(data["forms"]),
        leading=frozenset(data["leading"]),
        no_forms=frozenset(data["no_forms"]),
        titles=frozenset(data["titles"]),
        suffixes=frozenset(data["suffixes"]),
        digraphs={letter: two for letter, (two, _) in data["digraphs"].items()},
        offices=frozenset(data["offices"]["words"].split()),
        kinds=frozenset(data["kinds"]["words"].split()),
        parts=frozenset(data["parts"]["words"].split()),
        fields=fields,
        namesakes=tuple(
            Namesake(re.compile(n["pattern"], re.IGNORECASE), n["names"] == "after", n["hint"], n["case"])
            for n in data["namesake"]
        ),
    )
