"""Decisions taking effect: each is placed, entered, and let change what it is about; undoing one does the reverse."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from graph import entities, ids, times, writing
from graph.bolt import Runner, query, rows
from graph.deciding import merging, withholding
from graph.deciding.anchoring import party_of, thing
from graph.deciding.placing import Placed, entered, placed_now
from graph.deciding.relating import relate
from graph.deciding.restating import PARTIES, restate
from graph.deciding.withheld import Withheld
from graph.decisions import ABOUT_CLAIMS, ABOUT_UTTERANCES, Decision, DecisionKind
from graph.rows import Edge, EdgeType, Node, NodeLabel, Value
from graph.standing import Relation

_LABELS = {
    "claim": NodeLabel.CLAIM,
    "utterance": NodeLabel.UTTERANCE,
    "party": NodeLabel.ENTITY,
    "version": NodeLabel.VERSION,
}


def judge(tx: Runner, decision: Decision, withheld: Withheld) -> set[str]:
    """Enter a decision, let it take effect, and return the claims that may stand otherwise.

    What cannot be placed is entered without effect: it waits for review, and for a text that holds it.
    """
    if decision.kind is DecisionKind.UNDO:
        return _undo(tx, decision, withheld)
    _enter(tx, decision)
    return apply(tx, decision, withheld)


def apply(tx: Runner, decision: Decision, withheld: Withheld | None = None, *, undone: bool = False) -> set[str]:
    """Let a decision that is entered take effect, also once more after a text was read again.

    One that was undone since holds on to its object and has the effect that it had until then.
    """
    placed = placed_now(tx, decision)
    if placed is None:
        writing.nodes(tx, [Node(NodeLabel.DECISION, _id(decision.number), {"placed": None})])
        return set()
    _hold(tx, decision, placed)
    touched = _EFFECTS.get(decision.kind, _none)(tx, decision, placed)
    if decision.kind is DecisionKind.WITHDRAW and withheld is not None and not undone:
        withholding.withhold(tx, placed.id, times.text(decision.recorded), withheld)
        touched |= restate(tx, _said_in(tx, placed.id))
    if decision.kind in ABOUT_CLAIMS:
        touched |= {placed.id}
    _touch(tx, decision.number, touched)
    return touched


def _id(number: int | str) -> str:
    return f"decision:{number}"


def _enter(tx: Runner, decision: Decision) -> None:
    props: dict[str, Value] = {
        "number": decision.number,
        "kind": decision.kind.value,
        "object": decision.object,
        "value": decision.value,
        "target": decision.target,
        "by": decision.by,
        "reason": decision.reason,
        "recorded": times.text(decision.recorded),
        "valid": times.text(decision.valid or decision.recorded),
        "at": decision.at,
        "settings": json.dumps(decision.settings, ensure_ascii=False),
        "anchor": json.dumps(asdict(decision.anchor), ensure_ascii=False),
        "other_anchor": json.dumps(asdict(decision.other), ensure_ascii=False),
    }
    writing.nodes(tx, [Node(NodeLabel.DECISION, _id(decision.number), props)])
    number, ends = _id(decision.number), (NodeLabel.DECISION, NodeLabel.ARTICLE)
    urls = (decision.anchor.url, decision.other.url, *decision.all("in"))
    articles = dict.fromkeys(ids.article(url) for url in urls if url)
    writing.edges(
        tx, [Edge(EdgeType.ANCHORED_IN, ends, ids.edge("anchored", number, a), number, a, {}) for a in articles]
    )


def _hold(tx: Runner, decision: Decision, placed: Placed) -> None:
    """Say in the graph what a decision is about."""
    props: dict[str, Value] = {"placed": placed.id, "other": placed.other}
    if decision.kind is DecisionKind.SPLIT:
        props["articles"] = tuple(ids.article(url) for url in decision.all("in"))
    if decision.kind is DecisionKind.AMEND:
        props["amended"] = json.dumps(_amended(tx, decision), sort_keys=True)
    if decision.kind is DecisionKind.LEGAL and placed.other:
        props["target"] = placed.other
    writing.nodes(tx, [Node(NodeLabel.DECISION, _id(decision.number), props)])
    about = [(placed.kind, placed.id), *([(placed.also, placed.other)] if placed.also and placed.other else [])]
    edges = [
        Edge(
            EdgeType.JUDGES,
            (NodeLabel.DECISION, _LABELS[kind]),
            ids.edge("judges", decision.number, identity),
            _id(decision.number),
            identity,
            {},
        )
        for kind, identity in about
    ]
    writing.edges(tx, edges)


def _amended(tx: Runner, decision: Decision) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in decision.settings:
        if name.startswith("name of "):
            continue
        party = _party(tx, decision, value) if name in PARTIES and value else value
        found.setdefault(name, []).extend([party] if party else [])
    return found


def _party(tx: Runner, decision: Decision, given: str) -> str:
    """Return the party that an amendment names; one that is not held is made."""
    name = decision.one(f"name of {given}") or given
    found = party_of(tx, given) or party_of(tx, name)
    if found:
        return found[0]
    identity, at = ids.entity("org", entities.normalise(name)), times.text(decision.recorded)
    keys = entities.keys(name, "org")
    props: dict[str, Value] = {"name": name, "group": "org", "named": True, "similar": (), "recorded": at}
    writing.nodes(tx, [Node(NodeLabel.ENTITY, identity, props), *(Node(NodeLabel.NAME, key, {}) for key in keys)])
    ends = (NodeLabel.NAME, NodeLabel.ENTITY)
    writing.edges(
        tx, [Edge(EdgeType.NAMES, ends, ids.edge("names", k, identity), k, identity, {"from": at}) for k in keys]
    )
    return identity


def _none(tx: Runner, decision: Decision, placed: Placed) -> set[str]:
    return set()


def _restated(tx: Runner, decision: Decision, placed: Placed) -> set[str]:
    return restate(tx, [placed.id])


def _related(tx: Runner, decision: Decision, placed: Placed) -> set[str]:
    other = placed.other or ""
    touched = relate(tx, placed.id, other)
    if decision.value != Relation.SAME_AS:
        return touched
    # two claims that are one: all that bears on the first bears on the second
    said = [r["id"] for r in rows(tx, "utterances_about", claims=[placed.id, other])]
    return touched | restate(tx, said)


def _merged(tx: Runner, decision: Decision, placed: Placed) -> set[str]:
    return merging.merged(tx, placed.id, placed.other or "")


def _split(tx: Runner, decision: Decision, placed: Placed) -> set[str]:
    articles = [ids.article(url) for url in decision.all("in")]
    return merging.split(tx, placed.id, placed.other or "", articles)


def _renamed(tx: Runner, decision: Decision, placed: Placed) -> set[str]:
    if placed.kind == "claim":
        merging.worded(tx, placed.id)
    else:
        merging.named(tx, placed.id)
    return set()


def _said_in(tx: Runner, version: str) -> list[str]:
    found = rows(tx, "withheld_of_version", version=version)
    return [r["utterance"]["id"] for r in found if r["utterance"]]


_EFFECTS: dict[DecisionKind, Callable[[Runner, Decision, Placed], set[str]]] = {
    **dict.fromkeys(ABOUT_UTTERANCES, _restated),
    DecisionKind.STATE: _restated,
    DecisionKind.RELATE: _related,
    DecisionKind.MERGE: _merged,
    DecisionKind.SPLIT: _split,
    DecisionKind.RENAME: _renamed,
}


def _touch(tx: Runner, number: int, touched: Iterable[str]) -> None:
    tx.run(query("touch"), {"id": _id(number), "claims": sorted(touched)}).consume()


def _undo(tx: Runner, decision: Decision, withheld: Withheld) -> set[str]:
    """Take a decision back: it held until now."""
    _enter(tx, decision)
    found = rows(tx, "take_back", undone=_id(decision.object), recorded=times.text(decision.recorded))
    if not found:
        return set()
    props = found[0]["decision"]
    undone = entered(props)
    placed = _placed(tx, props)
    if placed is None:
        return set()
    touched = _undone(tx, undone, placed, withheld)
    if undone.kind in ABOUT_CLAIMS:
        touched |= {placed.id}
    _touch(tx, undone.number, touched)
    return touched


def _placed(tx: Runner, props: Mapping[str, Any]) -> Placed | None:
    if props.get("placed") is None:
        return None
    held = thing(tx, props["placed"])
    return Placed(held.kind, held.id, props.get("other")) if held else None


def _undone(tx: Runner, undone: Decision, placed: Placed, withheld: Withheld) -> set[str]:
    if undone.kind is DecisionKind.WITHDRAW:
        withholding.restore(tx, placed.id, withheld)
        return restate(tx, _said_in(tx, placed.id))
    return _EFFECTS.get(undone.kind, _none)(tx, undone, placed)


def after_filing(tx: Runner, article: str, utterances: Iterable[str], withheld: Withheld) -> set[str]:
    """Let decisions hold on to what was filed: those of its article again, and the merges that its parties feel."""
    touched: set[str] = set()
    for r in rows(tx, "decisions_in_article", article=article):
        props = r["decision"]
        gone = props.get("placed") is None or not r["held"]
        again = props["kind"] in (DecisionKind.WITHDRAW, DecisionKind.SPLIT) and props.get("undone") is None
        if gone or again:
            touched |= apply(tx, entered(props), withheld, undone=props.get("undone") is not None)
    return touched | restate(tx, utterances)


def after_forgetting(tx: Runner, decisions: Iterable[Mapping[str, Any]]) -> set[str]:
    """Let decisions whose claim is gone hold on to the one that its words found now."""
    return set().union(*(apply(tx, entered(d), undone=d.get("undone") is not None) for d in decisions))
