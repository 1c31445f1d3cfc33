"""What a decision is about, as the base holds it now, whatever id it had when somebody decided."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph import ids, times, writing
from graph.bolt import Runner, rows
from graph.deciding import merging
from graph.deciding.admission import NEW_CLAIM
from graph.deciding.anchoring import place, thing
from graph.deciding.stating import state
from graph.decisions import ABOUT_CLAIMS, ABOUT_ENTITIES, ABOUT_UTTERANCES, Decision, DecisionKind, anchor
from graph.rows import EdgeType, Node, NodeLabel, Value


@dataclass(frozen=True, slots=True)
class Placed:
    """What a decision is about as the base holds it now: the thing, and the second one where there is one."""

    kind: str
    id: str
    other: str | None = None
    also: str | None = None


def entered(props: Mapping[str, Any]) -> Decision:
    """Return the decision that a node of the graph is."""
    return Decision(
        kind=DecisionKind(props["kind"]),
        object=props["object"],
        by=props["by"],
        reason=props["reason"],
        recorded=times.aware(props["recorded"]),
        at=props["at"],
        value=props["value"],
        target=props.get("target"),
        valid=times.aware(props["valid"]),
        anchor=anchor(json.loads(props["anchor"])),
        other=anchor(json.loads(props["other_anchor"])),
        settings=tuple((k, v) for k, v in json.loads(props["settings"])),
        number=props["number"],
    )


def placed_now(tx: Runner, decision: Decision) -> Placed | None:
    """Find what a decision is about; what it makes (a stated utterance, a party, a claim) is made. Null: it waits."""
    return _PLACING[decision.kind](tx, decision)


def _place_claim(tx: Runner, decision: Decision) -> Placed | None:
    claim = place(tx, "claim", decision.object, decision.anchor)
    if claim is None or decision.target is None:
        return Placed("claim", claim) if claim else None
    kind = "claim" if decision.kind is DecisionKind.RELATE else "party"
    other = place(tx, kind, decision.target, decision.other)
    return Placed("claim", claim, other, kind) if other else None


def _place_utterance(tx: Runner, decision: Decision) -> Placed | None:
    said = place(tx, "utterance", decision.object, decision.anchor)
    if said is None or decision.kind is not DecisionKind.LINK:
        return Placed("utterance", said) if said else None
    if decision.value == NEW_CLAIM:
        return Placed("utterance", said, _own_claim(tx, said, decision))
    other = place(tx, "claim", decision.value, decision.other)
    return Placed("utterance", said, other) if other else None


def _place_party(tx: Runner, decision: Decision) -> Placed | None:
    party = place(tx, "party", decision.object, decision.anchor)
    if party is None:
        return None
    if decision.kind is DecisionKind.MERGE:
        other = place(tx, "party", decision.value, decision.other)
        return Placed("party", party, other, "party") if other and other != party else None
    split = merging.other_party(tx, replace(decision, object=party))
    return Placed("party", party, split, "party") if split else None


def _place_named(tx: Runner, decision: Decision) -> Placed | None:
    held = thing(tx, decision.object)
    kind = held.kind if held else ("claim" if decision.anchor.url else "party")
    found = place(tx, kind, decision.object, decision.anchor)
    return Placed(kind, found) if found else None


def _place_snapshot(tx: Runner, decision: Decision) -> Placed | None:
    found = rows(tx, "version_of_snapshot", id=decision.object)
    return Placed("version", found[0]["version"]) if found else None


def _place_statement(tx: Runner, decision: Decision) -> Placed | None:
    made = state(tx, decision)
    return Placed("utterance", made[0]) if made else None


_PLACING: dict[DecisionKind, Callable[[Runner, Decision], Placed | None]] = {
    **dict.fromkeys(ABOUT_CLAIMS, _place_claim),
    **dict.fromkeys(ABOUT_UTTERANCES, _place_utterance),
    **dict.fromkeys(ABOUT_ENTITIES, _place_party),
    DecisionKind.RENAME: _place_named,
    DecisionKind.WITHDRAW: _place_snapshot,
    DecisionKind.STATE: _place_statement,
}


def _own_claim(tx: Runner, utterance: str, decision: Decision) -> str:
    """Give an utterance a claim of its own, and return its id."""
    u = rows(tx, "utterances_read", utterances=[utterance])[0]["utterance"]
    identity = ids.claim(utterance)
    if thing(tx, identity):
        identity = ids.claim(f"{utterance} by decision {decision.number}")
    parties = [r for r in rows(tx, "parties_of_utterances", utterances=[utterance]) if r["role"] == EdgeType.TARGETS]
    words = " ... ".join(u["exact"] or ())
    absent = [r["name"] for r in parties if r["name"] not in words]
    units = sorted({unit for unit, *_ in json.loads(u["numbers"])})
    props: dict[str, Value] = {
        "proposition": f"[{', '.join(absent)}] {words}" if absent else words,
        "words": tuple((u["words"] or "").split()),
        "units": tuple(units),
        "blames": False,
        "part": False,
        "recorded": u["recorded"],
        "first": utterance,
    }
    writing.nodes(tx, [Node(NodeLabel.CLAIM, identity, props)])
    return identity
