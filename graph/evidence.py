"""Evidence from the graph: what bears on a claim, resolved and compared, as the rules and the pages see it."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph import past, times
from graph.asking.views import Party, Said
from graph.bolt import Row, Runner, rows
from graph.matching.copies import alike
from graph.model import (
    ACCUSING,
    Act,
    BasisKind,
    Certainty,
    HolderKind,
    OriginKind,
    Outlet,
    OutletKind,
    Part,
    Polarity,
    Quote,
)
from graph.standing import Bearing, Declared, Evidence, Flag, Stake


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that bears on one claim, in the order of (valid, id), and the parties by id."""

    claim: str
    evidence: tuple[Evidence, ...]
    said: tuple[Said, ...]
    parties: Mapping[str, Party]


@dataclass(frozen=True, slots=True)
class _Parties:
    holders: tuple[Party, ...]
    speaker: Party | None
    targets: tuple[Party, ...]


def bundles(tx: Runner, claims: Iterable[str]) -> dict[str, Bundle]:
    """Load what bears on these claims, answers to the whole for its parts too; a claim with nothing is absent."""
    wanted = sorted(set(claims))
    if not wanted:
        return {}
    wholes: dict[str, list[str]] = {}
    for row in rows(tx, "wholes", claims=wanted):
        wholes.setdefault(row["part"], []).append(row["whole"])
    bearing = rows(tx, "evidence", claims=sorted({*wanted, *(w for each in wholes.values() for w in each)}))
    found = past.expanded(bearing)
    parties, outlets = _parties(tx, found) | _past_parties(tx, found), _outlets(tx, found)
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


def said(tx: Runner, utterances: Sequence[str]) -> tuple[Said, ...]:
    """Load utterances by id, whether or not they belong to a claim, in the order given."""
    found = rows(tx, "utterances", utterances=list(utterances)) if utterances else []
    parties = _parties(tx, found)
    by_id = {row["utterance"]["id"]: _said(row, parties[row["utterance"]["id"]]) for row in found}
    return tuple(by_id[u] for u in utterances if u in by_id)


def _parties(tx: Runner, found: Sequence[Row]) -> dict[str, _Parties]:
    ids = sorted({row["utterance"]["id"] for row in found})
    grouped: dict[tuple[str, str], list[Party]] = {}
    for row in rows(tx, "parties_of_utterances", utterances=ids) if ids else ():
        grouped.setdefault((row["utterance"], row["role"]), []).append(_party(row))
    return {
        u: _Parties(
            tuple(grouped.get((u, "HELD_BY"), ())),
            next(iter(grouped.get((u, "SPOKEN_BY"), ())), None),
            tuple(grouped.get((u, "TARGETS"), ())),
        )
        for u in ids
    }


def _past_parties(tx: Runner, found: Sequence[Row]) -> dict[str, _Parties]:
    """Return the parties of forms that no longer hold, by the key of the form."""
    forms = {past.key(row): row["form"] for row in found if row["form"] is not None}
    wanted = sorted({party for form in forms.values() for party in past.parties(form)})
    known = {r["id"]: r for r in (rows(tx, "entities_by_id", entities=wanted) if wanted else ())}
    held = {i: Party(i, r["name"], bool(r["named"])) for i, r in known.items()}
    return {
        key: _Parties(
            tuple(held[p] for p in form.holders if p in held),
            held.get(form.speaker or ""),
            tuple(held[t.party] for t in form.targets if t.party in held),
        )
        for key, form in forms.items()
    }


def _outlets(tx: Runner, found: Sequence[Row]) -> dict[tuple[str, str], Party]:
    keys = sorted({row["outlet"] for row in found})
    held = rows(tx, "parties_of_outlets", outlets=keys) if keys else []
    return {(row["outlet"], row["role"]): _party(row) for row in held}


def _party(row: Row) -> Party:
    return Party(row["party"], row["name"], bool(row["named"]))


def _bundle(
    claim: str, found: Sequence[Row], parties: Mapping[str, _Parties], outlets: Mapping[tuple[str, str], Party]
) -> Bundle:
    copies = _copies(found)
    entries = [(_evidence(row, parties[past.key(row)], outlets), row) for row in found]
    held = _cited(found, outlets)
    finished = [
        (
            replace(
                e,
                copies=copies.get(e.article, frozenset()),
                declared=tuple(replace(d, article=held.get(d.party)) for d in e.declared),
            ),
            row,
        )
        for e, row in past.staked(entries, _staking)
    ]
    finished.sort(key=lambda pair: (pair[0].valid, pair[0].id, pair[0].bearing, pair[0].begins or pair[0].recorded))
    known = {p.id: p for row in found for p in _everybody(parties[past.key(row)])}
    known |= {p.id: p for (outlet, _), p in outlets.items() if any(row["outlet"] == outlet for row in found)}
    return Bundle(
        claim,
        tuple(e for e, _ in finished),
        tuple(_said(row, parties[past.key(row)]) for _, row in finished),
        known,
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


def _everybody(parties: _Parties) -> tuple[Party, ...]:
    return (*parties.holders, *parties.targets, *([parties.speaker] if parties.speaker else ()))


def _copies(found: Sequence[Row]) -> dict[str, frozenset[str]]:
    signatures = {row["article"]: row["signature"] or () for row in found}
    return {
        one: frozenset(other for other, theirs in signatures.items() if other != one and alike(ours, theirs))
        for one, ours in signatures.items()
    }


def _staking(beside: Iterable[Evidence]) -> Callable[[Evidence], Stake]:
    """Return what tells in which capacity somebody speaks, by all that is said beside it."""
    stating = [e for e in beside if e.bearing is Bearing.STATES]
    targets = {t for e in stating for t in e.targets}
    accusers = {p for e in stating if e.act in ACCUSING for p in e.parties}
    return lambda e: _stake(e, targets, accusers)


def _stake(evidence: Evidence, targets: set[str], accusers: set[str]) -> Stake:
    parties = set(evidence.parties)
    if parties & targets:
        return Stake.SPEAKS_FOR_TARGET if evidence.speaker else Stake.TARGET
    if evidence.speaker in targets:
        return Stake.TARGET
    if parties & accusers:
        return Stake.ACCUSER
    return Stake.THIRD_PARTY if parties and evidence.bearing is Bearing.ANSWERS else Stake.OTHER


def _evidence(row: Row, parties: _Parties, outlets: Mapping[tuple[str, str], Party]) -> Evidence:
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


def _said(row: Row, parties: _Parties) -> Said:
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
        superseded=times.aware(u["superseded"]) if u.get("superseded") else None,
    )
