"""The forms that utterances had before decisions changed them, as evidence of their time."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from graph.bolt import Row
from graph.deciding.effects import Form
from graph.deciding.written import lasting_from_json
from graph.rows import EdgeType
from graph.standing import Bearing


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
        fields = {**_fields(form), "begins": begins, "rejected": lasting.ends}
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


def then(found: Iterable[Row], at: str) -> list[Row]:
    """Return one row for every utterance that was held at a time, in the form that it had then.

    It has `out` where a person had taken the utterance out, and all its `claims`; `claim`, `bearing` and `reason` are
    those of the first, what it states before what it answers.
    """
    by_utterance: dict[str, list[Row]] = {}
    for row in found:
        if row["utterance"]["recorded"] <= at:
            by_utterance.setdefault(row["utterance"]["id"], []).append(row)
    return [_then(each, at) for each in by_utterance.values()]


def _then(found: Sequence[Row], at: str) -> Row:
    u = found[0]["utterance"]
    for number, lasting in enumerate(lasting_from_json(u["past"]) if u.get("past") else ()):
        if lasting.ends is not None and at < lasting.ends:
            form = lasting.form
            about = [{"claim": a.claim, "bearing": a.bearing, "reason": a.reason, "score": a.score} for a in form.about]
            utterance = {**u, **_fields(form)}
            return {
                **found[0],
                **_first(about),
                "utterance": utterance,
                "form": form,
                "number": number,
                "out": form.out,
            }
    about = [{k: row[k] for k in _ABOUT} for row in found if row["claim"] is not None]
    return {**found[0], **_first(about), "form": None, "out": bool(u.get("rejected"))}


_ABOUT = ("claim", "bearing", "reason", "score")


def _first(about: Sequence[Row]) -> dict[str, Any]:
    ordered = sorted(about, key=lambda a: (a["bearing"] != Bearing.STATES, a["claim"]))
    first = ordered[0] if ordered else dict.fromkeys(_ABOUT)
    return {**first, "claims": tuple(dict.fromkeys(a["claim"] for a in ordered))}


def _fields(form: Form) -> dict[str, Any]:
    return {
        **_inner(form),
        "act": form.act,
        "polarity": form.polarity,
        "certainty": form.certainty,
        "holder_kind": form.holder_kind,
        "accepted": form.accepted,
    }


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
