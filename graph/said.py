"""Utterances as they are shown: in the form that they had at a time, by whom and of whom, with the exact words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graph import past, times
from graph.asking import names
from graph.asking.views import Party, Said
from graph.bolt import Row, Runner, rows
from graph.deciding.joining import effect_of
from graph.decisions import DecisionKind
from graph.model import Act, Certainty, HolderKind, Outlet, OutletKind, Part, Polarity, Quote
from graph.standing import Bearing

_EVER = datetime.max.replace(tzinfo=UTC)
_OUT = frozenset({DecisionKind.REJECT, DecisionKind.WITHDRAW})


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of an utterance in one of its forms."""

    holders: tuple[Party, ...]
    speaker: Party | None
    targets: tuple[Party, ...]


def said(tx: Runner, utterances: Sequence[str], *, as_of: datetime | None = None) -> tuple[Said, ...]:
    """Load utterances by id as they stood at a time, whether or not they belong to a claim, in the order given.

    One that was not held then is left out; one that a person had taken out has the decision in `taken_out`.
    """
    found = rows(tx, "utterances", utterances=list(utterances)) if utterances else []
    limit = times.text(as_of or _EVER)
    then = past.then(found, limit)
    parties = parties_of(tx, then, as_of)
    out = _taken_out(tx, [row["utterance"]["id"] for row in then if row["out"]], limit)
    by_id = {row["utterance"]["id"]: shown(row, parties[past.key(row)], out, limit=limit) for row in then}
    return tuple(by_id[u] for u in utterances if u in by_id)


def _taken_out(tx: Runner, utterances: Sequence[str], at: str) -> dict[str, int]:
    """Return the number of the decision that took each of these out."""
    found: dict[str, int] = {}
    for r in rows(tx, "effects", utterances=list(utterances)) if utterances else ():
        effect = effect_of(r["decision"])
        if effect.kind in _OUT and effect.holds(at):
            found[r["utterance"]] = min(effect.number, found.get(r["utterance"], effect.number))
    return found


def parties_of(tx: Runner, found: Sequence[Row], as_of: datetime | None) -> dict[str, Parties]:
    """Return the parties of rows of `past`, by the key of the form, as they were called as of a time."""
    return _now(tx, found, as_of) | _then(tx, found, as_of)


def _now(tx: Runner, found: Sequence[Row], as_of: datetime | None) -> dict[str, Parties]:
    ids = sorted({row["utterance"]["id"] for row in found})
    grouped: dict[tuple[str, str], list[Party]] = {}
    for row in rows(tx, "parties_of_utterances", utterances=ids) if ids else ():
        grouped.setdefault((row["utterance"], row["role"]), []).append(names.party(row, as_of))
    return {
        u: Parties(
            tuple(grouped.get((u, "HELD_BY"), ())),
            next(iter(grouped.get((u, "SPOKEN_BY"), ())), None),
            tuple(grouped.get((u, "TARGETS"), ())),
        )
        for u in ids
    }


def _then(tx: Runner, found: Sequence[Row], as_of: datetime | None) -> dict[str, Parties]:
    """Return the parties of forms that no longer hold."""
    forms = {past.key(row): row["form"] for row in found if row["form"] is not None}
    held = names.parties(tx, {party for form in forms.values() for party in past.parties(form)}, as_of)
    return {
        key: Parties(
            tuple(held[p] for p in form.holders if p in held),
            held.get(form.speaker or ""),
            tuple(held[t.party] for t in form.targets if t.party in held),
        )
        for key, form in forms.items()
    }


def _superseded(u: Mapping[str, Any], limit: str) -> datetime | None:
    """Return since when the words are gone; of words that went and came back, as it was at a time."""
    passed = [at for at in u.get("dropped") or () if at <= limit]
    gone = u.get("superseded") if not u.get("dropped") else passed[-1] if len(passed) % 2 else None
    return times.aware(gone) if gone else None


def shown(
    row: Row, parties: Parties, taken_out: Mapping[str, int] | None = None, *, limit: str = times.text(_EVER)
) -> Said:
    """Return what is shown of an utterance in the form that its row has, as of a time."""
    u = row["utterance"]
    offsets = u.get("pieces") or ()
    speaker = parties.speaker
    return Said(
        id=u["id"],
        claim=row["claim"],
        act=Act(u["act"]),
        part=Part(u["part"]),
        holders=parties.holders,
        holder_kind=HolderKind(u["holder_kind"]),
        speaks_for=parties.holders[0] if speaker and parties.holders else None,
        speaker=speaker.name if speaker else None,
        targets=parties.targets,
        exact=tuple(u.get("exact") or ()),
        pieces=tuple(zip(offsets[::2], offsets[1::2], strict=True)),
        quote=Quote(u["quote"]),
        polarity=Polarity(u["polarity"]),
        certainty=Certainty(u["certainty"]),
        author_certainty=Certainty(u["author_certainty"]),
        bearing=Bearing(row["bearing"]) if row["bearing"] else None,
        reason=row["reason"],
        article=row["article"],
        version=row["version"],
        document=row["document"],
        title=row["title"],
        url=row["url"],
        outlet=Outlet(
            row["outlet_key"], row["outlet_name"], OutletKind(row["outlet_kind"]), domain=row["outlet_domain"]
        ),
        valid=times.aware(u["valid"]),
        dated=bool(u["dated"]),
        recorded=times.aware(u["recorded"]),
        superseded=_superseded(u, limit),
        claims=tuple(row.get("claims") or ([row["claim"]] if row["claim"] else [])),
        speaker_id=speaker.id if speaker else None,
        taken_out=(taken_out or {}).get(u["id"]),
    )
