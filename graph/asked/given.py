"""Parameters as they are given, read into what a question takes: parties and claims must be held."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from graph import entities, times
from graph.asked.shape import SeveralParties, Takes, WrongQuestion, parameters
from graph.asking.questions import NotHeld
from graph.asking.views import Party
from graph.bolt import Runner, rows
from graph.matching.words import content
from graph.standing import Axis

_LONGEST = 200  # characters


def read(tx: Runner, declared: type[Any], given: Mapping[str, str]) -> Any:
    """Return the parameters of a question, each checked; an empty one is one that is not given."""
    known = parameters(declared)
    wanted = {name: text.strip() for name, text in given.items() if text.strip()}
    unknown = sorted(set(wanted) - {p.name for p in known})
    if unknown:
        raise WrongQuestion(f"unknown parameter {unknown[0]!r}; this question takes {_listed(p.name for p in known)}")
    missing = [p for p in known if p.required and p.name not in wanted]
    if missing:
        raise WrongQuestion(f"{missing[0].name} is missing: {missing[0].line}")
    values = {}
    for field, parameter in zip(fields(declared), known, strict=True):
        if parameter.name in wanted:
            values[field.name] = _READ[parameter.takes](tx, parameter.name, _short(parameter.name, wanted))
    return declared(**values)


def _listed(names: Any) -> str:
    return ", ".join(names)


def _short(name: str, wanted: Mapping[str, str]) -> str:
    if len(wanted[name]) > _LONGEST:
        raise WrongQuestion(f"{name} is {len(wanted[name])} characters long; {_LONGEST} are the most")
    return wanted[name]


def _party(tx: Runner, parameter: str, text: str) -> Party:
    # a party that was merged into another answers as that one
    into = {r["id"]: r["into"] for r in rows(tx, "merged", entities=[text])}
    found = _entities(tx, [into.get(text, text)])
    if not found:
        wanted = entities.keys(text, "org")
        hits = rows(tx, "names", keys=list(wanted))
        best = [h for h in hits if h["key"] == wanted[0]] or hits
        found = _entities(tx, sorted({h["into"] or h["id"] for h in best}))
    if not found:
        raise NotHeld(f"no party {text!r} is held; give a name as texts write it, or an id")
    if len(found) > 1:
        raise SeveralParties(parameter, text, found)
    return found[0]


def _entities(tx: Runner, ids: list[str]) -> list[Party]:
    found = rows(tx, "entities_by_id", entities=ids) if ids else []
    return sorted((Party(r["id"], r["name"], bool(r["named"])) for r in found), key=lambda p: (p.name, p.id))


def _claim(tx: Runner, parameter: str, text: str) -> str:
    found = rows(tx, "claims_by_id", claims=[text])
    if not found:
        raise NotHeld(f"no claim {text!r} is held")
    identity: str = found[0]["id"]
    return identity


def _words(tx: Runner, parameter: str, text: str) -> tuple[str, ...]:
    stems = content(text)
    if not stems:
        raise WrongQuestion(f"{parameter} {text!r} has no word to look for; give the words that a claim must have")
    return stems


def _date(tx: Runner, parameter: str, text: str) -> datetime:
    return date(parameter, text)


def date(parameter: str, text: str) -> datetime:
    """Read a date, meant to its end, or a time."""
    try:
        return times.until(text)
    except (times.NoTime, OverflowError) as error:
        right = "write it as 2026-03-14 (the whole day) or 2026-03-14T09:30:00Z"
        raise WrongQuestion(f"{parameter} {text[:40]!r} is no date or time; {right}") from error


def _axis(tx: Runner, parameter: str, text: str) -> Axis:
    try:
        return Axis(text)
    except ValueError as error:
        raise WrongQuestion(f"{parameter} {text!r} is none of {_listed(axis.value for axis in Axis)}") from error


_READ = {Takes.PARTY: _party, Takes.CLAIM: _claim, Takes.WORDS: _words, Takes.DATE: _date, Takes.AXIS: _axis}
