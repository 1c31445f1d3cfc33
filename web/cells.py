"""The cells of answers as plain text, as JSON and as columns of a spreadsheet; who says it is always named."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from graph.asked.cells import Answers, Chain, Count, Denial, Excerpt, Link, Snapshot, Value, Worded
from graph.asking.leaving import guarded
from graph.asking.views import Party, Said
from graph.model import Quote
from graph.standing import Access, Axis, Legal, Response, Status
from web import words
from web.claim_json import said_json
from web.speech import day, instant, listed, stated, utterance_sentence

_WORDS: Mapping[type[StrEnum], Callable[[Any], str]] = {
    Status: lambda value: words.STATUSES[value][0],
    Response: lambda value: words.RESPONSES[value][0],
    Legal: lambda value: words.LEGAL[value][0],
    Access: lambda value: words.ACCESS[value],
    Axis: lambda value: words.AXES[value],
    Quote: lambda value: words.QUOTES[value],
}


def text(value: Any) -> str:
    """Write a cell in words; what is not there is empty."""
    for kind, write in _TEXTS:
        if isinstance(value, kind):
            return write(value)
    return str(value)


def worded(claim: Worded) -> str:
    """Word a claim by who says it."""
    said = stated(claim.said)
    return utterance_sentence(said) if said else "A claim that nobody states in the material held then"


def _link(link: Link) -> str:
    return f"{link.reason} → {link.label}" if link.reason else link.label


def _denial(denial: Denial) -> str:
    return f"{denial.by.name} ({denial.standing.value}), {day(denial.since)}"


def _number(value: float) -> str:
    return f"{value:,.15g}"


_TEXTS: tuple[tuple[type[Any], Callable[[Any], str]], ...] = (
    (type(None), lambda value: ""),
    (bool, lambda value: "yes" if value else "no"),
    (StrEnum, lambda value: _WORDS.get(type(value), lambda v: str(v.value).replace("_", " "))(value)),
    (Value, lambda value: value.replace("_", " ")),
    (datetime, day),
    (float, _number),
    (Party, lambda value: value.name),
    (Worded, worded),
    (Said, utterance_sentence),
    (Count, lambda value: f"{value.number:,}"),
    (Denial, _denial),
    (Answers, lambda value: f"{day(value.since)}{f': {utterance_sentence(value.said)}' if value.said else ''}"),
    (Chain, lambda value: " → ".join(f"({link.reason}) {link.label}" for link in value.links)),
    (Link, _link),
    (Excerpt, lambda value: f"{value.before}[{value.exact}]{value.after}"),
    (Snapshot, lambda value: f"{value.id}, sha256 {value.sha256}"),
    (tuple, lambda value: listed(text(each) for each in value)),
)


def as_json(value: Any) -> Any:
    """Turn a cell into what JSON has: numbers stay numbers, a party is its id and name, words say where they stand."""
    for kind, turn in _JSON:
        if isinstance(value, kind):
            return turn(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: as_json(getattr(value, f.name)) for f in fields(value)}
    return value


def _said(said: Said) -> Any:
    return {key: as_json(value) for key, value in said_json(said).items()}


_JSON: tuple[tuple[type[Any], Callable[[Any], Any]], ...] = (
    (StrEnum, lambda value: value.value),
    (datetime, instant),
    (Said, _said),
    (Worded, lambda value: {"id": value.id, "sentence": worded(value), "status": value.status.value}),
    (Count, lambda value: value.number),
    (Chain, lambda value: [as_json(link) for link in value.links]),
    (tuple, lambda value: [as_json(each) for each in value]),
)


def flat_columns(row: type[Any]) -> tuple[str, ...]:
    """Return the columns of a spreadsheet of these rows; a party and a claim have two, exact words have three."""
    hints = get_type_hints(row)
    return tuple(column for f in fields(row) for column in _columns(f.name, hints[f.name]))


def _columns(name: str, hint: Any) -> Iterator[str]:
    kinds = {hint, *get_args(hint)}
    yield name
    if Party in kinds and hint in (Party, Party | None):
        yield f"{name}_id"
    elif Worded in kinds:
        yield f"{name}_sentence"
    elif Said in kinds:
        yield from (f"{name}_utterance", f"{name}_url")


def flat(row: Any) -> dict[str, str]:
    """Return a row as guarded texts by column."""
    columns = dict.fromkeys(flat_columns(type(row)), "")
    for f in fields(row):
        columns |= _flat(f.name, getattr(row, f.name))
    return {column: guarded(cell) for column, cell in columns.items()}


def _flat(name: str, value: Any) -> dict[str, str]:
    for kind, write in _FLAT:
        if isinstance(value, kind):
            return write(name, value)
    return {name: text(value)}


def _words_and_place(name: str, said: Said) -> dict[str, str]:
    return {name: utterance_sentence(said), f"{name}_utterance": said.id, f"{name}_url": said.url}


_FLAT: tuple[tuple[type[Any], Callable[[str, Any], dict[str, str]]], ...] = (
    (Party, lambda name, value: {name: value.name, f"{name}_id": value.id}),
    (Worded, lambda name, value: {name: value.id, f"{name}_sentence": worded(value)}),
    (Said, _words_and_place),
    (datetime, lambda name, value: {name: instant(value)}),
    (Count, lambda name, value: {name: str(value.number)}),
    (StrEnum, lambda name, value: {name: value.value}),
)
