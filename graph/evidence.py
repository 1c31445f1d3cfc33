"""Evidence from the graph: what bears on a claim, resolved and compared, as the rules and the pages see it."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from graph import past, times
from graph.asking.names import party
from graph.asking.views import Party, Said
from graph.bolt import Row, Runner, rows
from graph.matching.copies import copies
from graph.model import (
    Act,
    BasisKind,
    Certainty,
    HolderKind,
    OriginKind,
    OutletKind,
    Polarity,
)
from graph.said import Parties, parties_of, shown
from graph.standing import Bearing, Declared, Evidence, Flag


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that bears on one claim, in the order of (valid, id), and the parties by id.

    `say` makes what is shown of each: those who file never ask for it.
    """

    claim: str
    evidence: tuple[Evidence, ...]
    parties: Mapping[str, Party]
    say: Callable[[], tuple[Said, ...]]

    @property
    def said(self) -> tuple[Said, ...]:
        """What is shown of the evidence, in its order."""
        return self.say()


def bundles(tx: Runner, claims: Iterable[str], *, as_of: datetime | None = None) -> dict[str, Bundle]:
    """Load what bears on these claims, answers to the whole for its parts too; a claim with nothing is absent.

    All of the past is in it; `as_of` says as of when parties are called what they are called.
    """
    wanted = sorted(set(claims))
    if not wanted:
        return {}
    wholes: dict[str, list[Row]] = {}
    for row in rows(tx, "wholes", claims=wanted):
        wholes.setdefault(row["part"], []).append(row)
    bearing = rows(tx, "evidence", claims=sorted({*wanted, *(r["whole"] for each in wholes.values() for r in each)}))
    found = past.expanded(bearing)
    parties, outlets = parties_of(tx, found, as_of), _outlets(tx, found, as_of)
    by_claim: dict[str, list[Row]] = {}
    for row in found:
        by_claim.setdefault(row["claim"], []).append(row)
    made = {}
    for claim in wanted:
        if claim in by_claim:
            group = by_claim[claim] + _reaching(claim, by_claim, wholes.get(claim, ()))
            made[claim] = _bundle(claim, group, parties, outlets, as_of)
    return made


_REACHING = {Bearing.ANSWERS: "answers", Bearing.WITHDRAWS: "takes back"}


def _reaching(part: str, by_claim: Mapping[str, Sequence[Row]], wholes: Sequence[Row]) -> list[Row]:
    """Return the answers to the wholes of a part, and what takes them back, while it is or was a part of them."""
    own = {row["utterance"]["id"] for row in by_claim[part]}
    found: dict[tuple[str, str], Row] = {}
    for whole in wholes:
        for row in by_claim.get(whole["whole"], ()):
            if row["bearing"] in _REACHING and row["utterance"]["id"] not in own:
                reached = _while(row, whole)
                if reached is not None:
                    why = f"{_REACHING[row['bearing']]} the whole of which this is a part: {row['reason']}"
                    begins = reached["begins"] or reached["recorded"]
                    found[past.key(row), begins] = {**row, "claim": part, "utterance": reached, "reason": why}
    return list(found.values())


def _while(row: Row, whole: Row) -> Row | None:
    """Return an utterance as it reaches a part while that is one; null where it never did."""
    u = row["utterance"]
    begins = u["begins"] or u["recorded"]
    # a relation that the same text gives is as old as the text
    since = max(begins, whole["since"]) if whole["since"] else begins
    ends = min((t for t in (u["rejected"], whole["to"]) if t), default=None)
    if ends is not None and ends <= since:
        return None
    return {**u, "begins": since if since != begins else u["begins"], "rejected": ends}


# by outlet and role: the parties with the recorded time since when each is it, in order; null where nobody is
Outlets = Mapping[tuple[str, str], Sequence[tuple[str, Party | None]]]


def _outlets(tx: Runner, found: Sequence[Row], as_of: datetime | None) -> Outlets:
    keys = sorted({row["outlet"] for row in found})
    held: dict[tuple[str, str], list[tuple[str, Party | None]]] = {}
    for row in rows(tx, "parties_of_outlets", outlets=keys) if keys else ():
        spans = held.setdefault((row["outlet"], row["role"]), [])
        spans.append((row["since"] or "", party(row, as_of)))
        if row["to"]:
            spans.append((row["to"], None))
    # what ends when the next begins comes before it
    return {key: sorted(spans, key=lambda s: (s[0], s[1] is not None)) for key, spans in held.items()}


def _then(outlets: Outlets, row: Row, role: str) -> Party | None:
    """Return who the outlet of an utterance was, or who owned it, when the utterance was recorded."""
    spans = outlets.get((row["outlet"], role), ())
    began = [p for since, p in spans if since <= row["utterance"]["recorded"]]
    return began[-1] if began else spans[0][1] if spans else None


def _bundle(
    claim: str, found: Sequence[Row], parties: Mapping[str, Parties], outlets: Outlets, as_of: datetime | None
) -> Bundle:
    limit = times.text(as_of or datetime.max.replace(tzinfo=UTC))
    copied = _copied(found)
    entries = [(_evidence(row, parties[past.key(row)], outlets), row) for row in found]
    held = _cited(found, outlets)
    finished = [
        (
            replace(
                e,
                copies=frozenset(copied.get(row["version"], {})),
                copied=tuple(sorted((t, a) for a, t in copied.get(row["version"], {}).items() if t > e.recorded)),
                declared=tuple(replace(d, article=held.get(d.party)) for d in e.declared),
            ),
            row,
        )
        for e, row in entries
    ]
    finished.sort(key=lambda pair: (pair[0].valid, pair[0].id, pair[0].bearing, pair[0].begins or pair[0].recorded))
    known = {p.id: p for row in found for p in _everybody(parties[past.key(row)])}
    known |= {p.id: p for row in found for role in ("IS", "OWNED_BY") if (p := _then(outlets, row, role))}
    return Bundle(
        claim,
        tuple(e for e, _ in finished),
        known,
        lambda: tuple(shown(row, parties[past.key(row)], limit=limit) for _, row in finished),
    )


def _copied(found: Sequence[Row]) -> dict[str, dict[str, datetime]]:
    """Lead every version that has near-duplicates to their articles, and since when these have such a version."""
    article = {row["version"]: row["article"] for row in found}
    recorded: dict[str, str] = {}
    for row in found:
        since = row["utterance"]["recorded"]
        recorded[row["version"]] = min(since, recorded.get(row["version"], since))
    made: dict[str, dict[str, datetime]] = {}
    for version, others in copies({row["version"]: row["signature"] or "" for row in found}).items():
        first: dict[str, str] = {}
        for other in others:
            if article[other] != article[version]:
                first[article[other]] = min(recorded[other], first.get(article[other], recorded[other]))
        made[version] = {a: times.aware(since) for a, since in first.items()}
    return made


def _cited(found: Sequence[Row], outlets: Outlets) -> dict[str, str]:
    """Lead every publisher, as a party, to the article of it that is meant where others cite it: the first held.

    A later one would not have been there at an earlier date.
    """
    first: dict[str, tuple[str, str, str]] = {}
    for row in found:
        u = row["utterance"]
        for role in ("IS", "OWNED_BY"):
            party = _then(outlets, row, role)
            if party:
                this = (u["recorded"], u["valid"], row["article"])
                first[party.id] = min(this, first.get(party.id, this))
    return {party: article for party, (_, _, article) in first.items()}


def _everybody(parties: Parties) -> tuple[Party, ...]:
    return (*parties.holders, *parties.targets, *([parties.speaker] if parties.speaker else ()))


def _evidence(row: Row, parties: Parties, outlets: Outlets) -> Evidence:
    u = row["utterance"]
    kind = OutletKind(row["outlet_kind"])
    own, owner = _then(outlets, row, "IS"), _then(outlets, row, "OWNED_BY")
    declared = tuple(Declared(OriginKind(k), name, party) for k, name, party in json.loads(u["declared"]))
    document_of = owner or own
    return Evidence(
        id=u["id"],
        bearing=Bearing(row["bearing"]),
        act=Act(u["act"]),
        article=row["article"],
        outlet=row["outlet_key"],
        outlet_kind=kind,
        valid=times.aware(u["valid"]),
        recorded=times.aware(u["recorded"]),
        parties=tuple(p.id for p in parties.holders),
        speaker=parties.speaker.id if parties.speaker else None,
        holder_kind=HolderKind(u["holder_kind"]),
        targets=tuple(p.id for p in parties.targets),
        named_targets=tuple(p.id for p in parties.targets if p.named),
        polarity=Polarity(u["polarity"]),
        certainty=Certainty(u["certainty"]),
        bases=tuple((BasisKind(k), by) for k, by in json.loads(u["bases"])),
        numbers=tuple((unit, scope, value, modifier) for unit, scope, value, modifier in json.loads(u["numbers"])),
        evidence_flag=Flag(u["evidence_flag"]) if u.get("evidence_flag") else None,
        headline=bool(u["headline"]),
        owner=owner.id if owner else None,
        document_of=document_of.id if document_of and kind.speaks_for_itself else None,
        chain=tuple(u.get("chain") or ()),
        addressee=u.get("addressee"),
        declared=declared,
        credit=tuple(d.party for d in declared if d.kind is OriginKind.CREDIT),
        quotes=tuple(u.get("quotes") or ()),
        words=u["words"],
        superseded=times.aware(u["superseded"]) if u.get("superseded") else None,
        rejected=times.aware(u["rejected"]) if u.get("rejected") else None,
        outlet_party=own.id if own else None,
        affiliation=u.get("affiliation"),
        accepted=times.aware(u["accepted"]) if u.get("accepted") else None,
        begins=times.aware(u["begins"]) if u.get("begins") else None,
        dropped=tuple(times.aware(t) for t in u.get("dropped") or ()),
    )
