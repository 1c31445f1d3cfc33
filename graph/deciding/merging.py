"""Parties that are one, parties that are two, and what they are called: the edges that say who stands for whom."""

import json
from collections.abc import Iterable, Mapping, Sequence

from graph import entities, ids, times, writing
from graph.asking.names import called
from graph.bolt import Row, Runner, query, rows
from graph.deciding.effects import Effect, substitution
from graph.deciding.restating import restate, substitutions
from graph.decisions import Decision, DecisionKind
from graph.rows import Edge, EdgeType, Node, NodeLabel, Value

_MERGED = (NodeLabel.ENTITY, NodeLabel.ENTITY)


def merged(tx: Runner, one: str, other: str) -> set[str]:
    """Let all that concern two parties stand as the merges that hold say; return the claims that may have changed.

    The decision, or its undoing, is in the graph already.
    """
    swaps = substitutions(tx)
    together = _together({one, other}, swaps)
    tx.run(query("forget_merges"), {"entities": sorted(together)}).consume()
    writing.edges(tx, _standing(together, swaps))
    now = substitution(together, None, [e for e in swaps if e.kind is DecisionKind.MERGE and e.ends is None])
    _mentions(tx, together, swaps)
    _outlets(tx, together, now)
    return restate(tx, _concerned(tx, together))


def split(tx: Runner, party: str, other: str, articles: Sequence[str]) -> set[str]:
    """Let a party be another one in these articles, or again the same; return the claims that may have changed."""
    if not articles:
        return set()
    _mentions(tx, {party, other}, substitutions(tx))
    return restate(tx, [r["id"] for r in rows(tx, "said_in_articles", articles=list(articles))])


def other_party(tx: Runner, decision: Decision) -> str | None:
    """Return the party that a split makes or leads to, made where it is not held; null where its object is gone."""
    held = rows(tx, "entities_by_id", entities=[decision.object])
    known = rows(tx, "entities_by_id", entities=[decision.value])
    if known or not held:
        return decision.value if known else None
    group, name = held[0]["group"], decision.value
    named = entities.keys(name, group)
    made = _free(tx, group, named[0], decision)
    at = times.text(decision.recorded)
    props: dict[str, Value] = {
        "name": name,
        "group": group,
        "named": True,
        "similar": (),
        "recorded": at,
        "split": decision.number,
    }
    writing.nodes(tx, [Node(NodeLabel.ENTITY, made, props), *(Node(NodeLabel.NAME, key, {}) for key in named)])
    writing.edges(tx, _names(named, made, at, decision.number))
    return made


def _free(tx: Runner, group: str, name: str, decision: Decision) -> str:
    """Return the first identity of this name that is nobody's, or that this decision made before."""
    number = 0
    while True:
        identity = ids.entity(group, name, number)
        held = rows(tx, "entity_split", entity=identity)
        if not held or held[0]["split"] == decision.number:
            return identity
        number += 1


def _names(keys: Iterable[str], party: str, at: str, decision: int, *, until: str | None = None) -> list[Edge]:
    ends = (NodeLabel.NAME, NodeLabel.ENTITY)
    props: dict[str, Value] = {"from": at, "to": until, "decision": decision}
    return [Edge(EdgeType.NAMES, ends, ids.edge("names", key, party, decision), key, party, props) for key in keys]


def named(tx: Runner, party: str) -> None:
    """Let a party be called what was decided last; it is found by that name and by the old ones."""
    decided = rows(tx, "renames", id=party)
    _call(tx, "rename", party, decided)
    group = rows(tx, "entities_by_id", entities=[party])[0]["group"]
    for r in decided:
        keys = entities.keys(r["name"], group)
        writing.nodes(tx, [Node(NodeLabel.NAME, key, {}) for key in keys])
        writing.edges(tx, _names(keys, party, r["recorded"], r["number"], until=r["undone"]))


def worded(tx: Runner, claim: str) -> None:
    """Let a claim be worded as was decided last."""
    _call(tx, "rename_claim", claim, rows(tx, "renames", id=claim))


def _call(tx: Runner, statement: str, identity: str, decided: Sequence[Row]) -> None:
    told = called(decided)
    values = {"id": identity, "name": told[-1][1] if told else None, "called": json.dumps(told, ensure_ascii=False)}
    tx.run(query(statement), values).consume()


def _standing(parties: set[str], swaps: Sequence[Effect]) -> list[Edge]:
    """Return who stands for whom by merges, and who did between which times."""
    merges = [e for e in swaps if e.kind is DecisionKind.MERGE]
    made: list[Edge] = []
    lasting: dict[str, tuple[str, str]] = {}  # party -> who stands for it, since when
    for at in sorted({at for e in merges for at in (e.begins, e.ends) if at}):
        now = substitution(parties, None, [e for e in merges if e.holds(at)])
        for party in sorted(parties):
            into, since = lasting.get(party, ("", ""))
            if now.get(party, "") == into:
                continue
            if into:
                edge = ids.edge("was merged", party, since)
                made.append(Edge(EdgeType.WAS_MERGED_INTO, _MERGED, edge, party, into, {"from": since, "to": at}))
            lasting[party] = (now.get(party, ""), at)
    for party, (into, since) in sorted(lasting.items()):
        if into:
            made.append(Edge(EdgeType.MERGED_INTO, _MERGED, ids.edge("merged", party), party, into, {"from": since}))
    return made


def _together(parties: set[str], swaps: Sequence[Effect]) -> set[str]:
    """Return all parties that merges, undone ones too, have ever tied to these."""
    pairs = [{e.party, e.other} for e in swaps if e.kind is DecisionKind.MERGE]
    found = set(parties)
    grown = True
    while grown:
        more = {p for pair in pairs if pair & found for p in pair} - found
        grown = bool(more)
        found |= more
    return found


def _concerned(tx: Runner, parties: set[str]) -> set[str]:
    found = {r["id"] for r in rows(tx, "utterances_of_parties", entities=sorted(parties))}
    for party in sorted(parties):
        found |= {r["id"] for r in rows(tx, "utterances_naming", entity=party)}
    return found


def _mentions(tx: Runner, parties: set[str], swaps: Sequence[Effect]) -> None:
    """Let every mention lead to whom it means now; `own` keeps whom it was read as."""
    live = [e for e in swaps if e.ends is None]
    made: list[Edge] = []
    stale: list[str] = []
    for r in rows(tx, "mentions_of_parties", entities=sorted(parties)):
        own = r["props"].get("own") or r["party"]
        now = substitution([own], r["article"], live).get(own, own)
        if now != r["party"]:
            stale.append(r["props"]["id"])
            props = {**r["props"], "own": own}
            ends = (NodeLabel.VERSION, NodeLabel.ENTITY)
            made.append(Edge(EdgeType.MENTIONS, ends, r["props"]["id"], r["version"], now, props))
    if stale:
        tx.run(query("forget_mentions_of_parties"), {"entities": sorted(parties), "edges": stale}).consume()
        writing.edges(tx, made)


def _outlets(tx: Runner, parties: set[str], now: Mapping[str, str]) -> None:
    ends = (NodeLabel.OUTLET, NodeLabel.ENTITY)
    made = []
    for r in rows(tx, "outlets_of_parties", entities=sorted(parties)):
        own = r["own"] or r["party"]
        party = now.get(own, own)
        props: dict[str, Value] = {"own": own, "from": r["since"], "to": r["to"]}
        made.append(Edge(EdgeType(r["role"]), ends, r["edge"], r["outlet"], party, props))
    if made:
        tx.run(query("forget_outlets_of_parties"), {"entities": sorted(parties)}).consume()
        writing.edges(tx, made)
