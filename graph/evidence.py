"""Evidence from the graph: what bears on a claim, resolved and compared, as the rules and the pages see it."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

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
    wholes: dict[str, list[str]] = {}
    for row in rows(tx, "wholes", claims=wanted):
        wholes.setdefault(row["part"], []).append(row["whole"])
    bearing = rows(tx, "evidence", claims=sorted({*wanted, *(w for each in wholes.values() for w in each)}))
    found = past.expanded(bearing)
    parties, outlets = parties_of(tx, found, as_of), _outlets(tx, found, as_of)
    by_claim: dict[str, list[Row]] = {}
    for row in found:
        by_claim.setdefault(row["claim"], []).append(row)
    made = {}
    for claim in wanted:
        if claim in by_claim:
            group = by_claim[claim] + _reaching(claim, by_claim, wholes.get(claim, ()))
            made[claim] = _bundle(claim, group, parties, outlets)
    return made


def _reaching(part: str, by_claim: Mapping[str, Sequence[Row]], wholes: Sequence[str]) -> list[Row]:
    """Return the answers to the wholes of a part: an answer to the whole reaches its parts."""
    own = {row["utterance"]["id"] for row in by_claim[part]}
    answers = {
        past.key(row): {
            **row,
            "claim": part,
            "reason": f"answers the whole of which this is a part: {row['reason']}",
        }
        for whole in wholes
        for row in by_claim.get(whole, ())
        if row["bearing"] == Bearing.ANSWERS and row["utterance"]["id"] not in own
    }
    return list(answers.values())


def _outlets(tx: Runner, found: Sequence[Row], as_of: datetime | None) -> dict[tuple[str, str], Party]:
    keys = sorted({row["outlet"] for row in found})
    held = rows(tx, "parties_of_outlets", outlets=keys) if keys else []
    return {(row["outlet"], row["role"]): party(row, as_of) for row in held}


def _bundle(
    claim: str, found: Sequence[Row], parties: Mapping[str, Parties], outlets: Mapping[tuple[str, str], Party]
) -> Bundle:
    copied = copies({row["article"]: row["signature"] or "" for row in found})
    entries = [(_evidence(row, parties[past.key(row)], outlets), row) for row in found]
    held = _cited(found, outlets)
    finished = [
        (
            replace(
                e,
                copies=copied.get(e.article, frozenset()),
                declared=tuple(replace(d, article=held.get(d.party)) for d in e.declared),
            ),
            row,
        )
        for e, row in entries
    ]
    finished.sort(key=lambda pair: (pair[0].valid, pair[0].id, pair[0].bearing, pair[0].begins or pair[0].recorded))
    known = {p.id: p for row in found for p in _everybody(parties[past.key(row)])}
    here = {(row["outlet"], role) for row in found for role in ("IS", "OWNED_BY")}
    known |= {outlets[key].id: outlets[key] for key in here if key in outlets}
    return Bundle(
        claim,
        tuple(e for e, _ in finished),
        known,
        lambda: tuple(shown(row, parties[past.key(row)]) for _, row in finished),
    )


def _cited(found: Sequence[Row], outlets: Mapping[tuple[str, str], Party]) -> dict[str, str]:
    """Lead every publisher, as a party, to the article of it that is meant where others cite it: the first held.

    A later one would not have been there at an earlier date.
    """
    first: dict[str, tuple[str, str, str]] = {}
    for row in found:
        u = row["utterance"]
        for role in ("IS", "OWNED_BY"):
            party = outlets.get((row["outlet"], role))
            if party:
                this = (u["recorded"], u["valid"], row["article"])
                first[party.id] = min(this, first.get(party.id, this))
    return {party: article for party, (_, _, article) in first.items()}


def _everybody(parties: Parties) -> tuple[Party, ...]:
    return (*parties.holders, *parties.targets, *([parties.speaker] if parties.speaker else ()))


def _evidence(row: Row, parties: Parties, outlets: Mapping[tuple[str, str], Party]) -> Evidence:
    u = row["utterance"]
    kind = OutletKind(row["outlet_kind"])
    own, owner = outlets.get((row["outlet"], "IS")), outlets.get((row["outlet"], "OWNED_BY"))
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
    )
