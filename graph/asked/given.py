"""Parameters as they are given, read into what a question takes: parties and claims must be held."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from graph import times
from graph.asked.shape import SeveralParties, Takes, Window, WrongQuestion, parameters
from graph.asking import names
from graph.asking.leading import leading
from graph.asking.questions import NotHeld
from graph.asking.views import Party
from graph.bolt import Runner, rows
from graph.deriving.holding import holds
from graph.evidence import bundles
from graph.matching.words import content
from graph.standing import Axis

_LONGEST = 200  # characters


def read(tx: Runner, declared: type[Any], given: Mapping[str, str], window: Window) -> Any:
    """Return the parameters of a question, each checked; an empty one is one that is not given.

    Names and ids lead to what they led to as of the window's date.
    """
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
            values[field.name] = _READ[parameter.takes](tx, parameter.name, _short(parameter.name, wanted), window)
    return declared(**values)


def _listed(names: Any) -> str:
    return ", ".join(names)


def _short(name: str, wanted: Mapping[str, str]) -> str:
    if len(wanted[name]) > _LONGEST:
        raise WrongQuestion(f"{name} is {len(wanted[name])} characters long; {_LONGEST} are the most")
    return wanted[name]


def _party(tx: Runner, parameter: str, text: str, window: Window) -> Party:
    found = _entities(tx, [text], window) or _entities(tx, leading(tx, text, window.as_of), window)
    if not found:
        raise NotHeld(f"no party {text!r} is held; give a name as texts write it, or an id")
    if len(found) > 1:
        raise SeveralParties(parameter, text, found)
    return found[0]


def _entities(tx: Runner, ids: Sequence[str], window: Window) -> list[Party]:
    """Return the parties that stood for these: one that was merged into another answers as that one."""
    into = names.standing_for(tx, ids, window.as_of)
    found = names.parties(tx, {into.get(one, one) for one in ids}, window.as_of)
    return sorted(found.values(), key=lambda p: (p.name, p.id))


def _claim(tx: Runner, parameter: str, text: str, window: Window) -> str:
    """Return a claim, or the one that took all its utterances by then."""
    found = rows(tx, "claims_by_id", claims=[text])
    if not found:
        raise NotHeld(f"no claim {text!r} is held")
    identity, into, passed = text, found[0]["moved"], {text}
    while into and into not in passed and not _stands(tx, identity, window):
        passed.add(into)
        identity, into = into, next((r["moved"] for r in rows(tx, "claims_by_id", claims=[into])), None)
    return identity


def _stands(tx: Runner, claim: str, window: Window) -> bool:
    """Tell whether anything bore on a claim as of the window's date."""
    held = bundles(tx, [claim]).get(claim)
    return held is not None and any(holds(e, window.seen) for e in held.evidence)


def _words(tx: Runner, parameter: str, text: str, window: Window) -> tuple[str, ...]:
    stems = content(text)
    if not stems:
        raise WrongQuestion(f"{parameter} {text!r} has no word to look for; give the words that a claim must have")
    return stems


def _date(tx: Runner, parameter: str, text: str, window: Window) -> datetime:
    return date(parameter, text)


def date(parameter: str, text: str) -> datetime:
    """Read a date, meant to its end, or a time."""
    try:
        return times.until(text)
    except (times.NoTime, OverflowError) as error:
        right = "write it as 2026-03-14 (the whole day) or 2026-03-14T09:30:00Z"
        raise WrongQuestion(f"{parameter} {text[:40]!r} is no date or time; {right}") from error


def _axis(tx: Runner, parameter: str, text: str, window: Window) -> Axis:
    try:
        return Axis(text)
    except ValueError as error:
        raise WrongQuestion(f"{parameter} {text!r} is none of {_listed(axis.value for axis in Axis)}") from error


_READ = {Takes.PARTY: _party, Takes.CLAIM: _claim, Takes.WORDS: _words, Takes.DATE: _date, Takes.AXIS: _axis}
