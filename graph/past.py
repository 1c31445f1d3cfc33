"""The forms that utterances had before decisions changed them, as evidence of their time."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from graph.bolt import Row
from graph.deciding.effects import Form, lasting_from_json
from graph.rows import EdgeType
from graph.standing import Evidence, Stake

R = TypeVar("R")
_EVER = datetime.max.replace(tzinfo=UTC)


def expanded(found: Iterable[Row]) -> list[Row]:
    """Return one row for every form in which an utterance bears or bore on the claim of its row."""
    made: list[Row] = []
    for row in found:
        u = row["utterance"]
        if row["kind"] == EdgeType.ABOUT:
            made.append({**row, "utterance": {**u, "begins": u.get("since"), "rejected": None}, "form": None})
        if u.get("past"):
            made += _earlier(row)
    return made


def _earlier(row: Row) -> list[Row]:
    made: list[Row] = []
    for number, lasting in enumerate(lasting_from_json(row["utterance"]["past"])):
        about = next((a for a in lasting.form.about if a.claim == row["claim"]), None)
        if about is None or lasting.form.out:
            continue
        begins = lasting.begins if number else None
        form = lasting.form
        fields: dict[str, Any] = {
            **_inner(form),
            "act": form.act,
            "polarity": form.polarity,
            "certainty": form.certainty,
            "accepted": form.accepted,
            "begins": begins,
            "rejected": lasting.ends,
        }
        made.append(
            {
                **row,
                "bearing": about.bearing,
                "reason": about.reason,
                "score": about.score,
                "utterance": {**row["utterance"], **fields},
                "form": form,
                "number": number,
            }
        )
    return made


def _inner(form: Form) -> dict[str, Any]:
    found = json.loads(form.inner)
    return {k: json.dumps(v) if k in ("declared", "bases", "numbers") else v for k, v in found.items()}


def key(row: Row) -> str:
    """Name the form that a row shows: the utterance's id for the one that holds now."""
    identity: str = row["utterance"]["id"]
    return f"{identity}#{row['number']}" if row.get("form") is not None else identity


def parties(form: Form) -> set[str]:
    """Return the ids of the parties of a form."""
    return {*form.holders, *(t.party for t in form.targets), *((form.speaker,) if form.speaker else ())}


def staked(
    entries: Sequence[tuple[Evidence, R]], staking: Callable[[Iterable[Evidence]], Callable[[Evidence], Stake]]
) -> list[tuple[Evidence, R]]:
    """Give every utterance its stake, and two where a decision about another utterance changes it in between.

    `staking` is given what was held beside an utterance, and returns what tells its stake.
    """
    bounds = sorted({at for e, _ in entries for at in (e.begins, e.rejected) if at})
    if not bounds:
        stake = staking(e for e, _ in entries)
        return [(replace(e, stake=stake(e)), row) for e, row in entries]
    made: list[tuple[Evidence, R]] = []
    for e, row in entries:
        pieces: list[Evidence] = []
        for piece in _cut(e, bounds):
            beside = staking(other for other, _ in entries if _meet(piece, other))
            told = replace(piece, stake=beside(piece))
            if pieces and pieces[-1].stake is told.stake:
                pieces[-1] = replace(pieces[-1], rejected=told.rejected)
            else:
                pieces.append(told)
        made += [(piece, row) for piece in pieces]
    return made


def _cut(e: Evidence, bounds: Sequence[datetime]) -> list[Evidence]:
    start, end = e.begins or e.recorded, e.rejected or _EVER
    inside = [at for at in bounds if start < at < end]
    begins, ends = [e.begins, *inside], [*inside, e.rejected]
    return [replace(e, begins=b, rejected=r) for b, r in zip(begins, ends, strict=True)]


def _meet(one: Evidence, other: Evidence) -> bool:
    """Tell whether two were ever held at once."""
    return (one.begins or one.recorded) < (other.rejected or _EVER) and (other.begins or other.recorded) < (
        one.rejected or _EVER
    )
