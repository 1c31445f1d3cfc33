"""Decisions as what they make of utterances; and claims of which people say that they are one."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.bolt import Runner, rows
from graph.deciding.effects import Effect, Form
from graph.decisions import DecisionKind


@dataclass(frozen=True, slots=True)
class Joins:
    """Which claims people have said to be one with which, by the claim that the other one stands for."""

    by_claim: Mapping[str, tuple[Effect, ...]]

    @classmethod
    def load(cls, tx: Runner, claims: Iterable[str]) -> "Joins":
        """Load the decisions about these claims, and about those that they lead on to."""
        found: dict[str, dict[int, Effect]] = {}
        new = set(claims)
        while new:
            made = [effect_of(r["decision"]) for r in rows(tx, "joins", claims=sorted(new))]
            for e in made:
                found.setdefault(e.party, {})[e.number] = e
            new = {e.other for e in made} - found.keys() - new
        return cls({claim: tuple(each.values()) for claim, each in found.items()})

    def of(self, read: Form, own: Iterable[Effect]) -> Iterator[Effect]:
        """Yield the decisions that an utterance may feel: about its claims, those it was linked to, and so on."""
        waiting = [*(a.claim for a in read.about), *(e.claim for e in own if e.kind is DecisionKind.LINK)]
        seen: set[str] = set()
        while waiting:
            claim = waiting.pop()
            if claim not in seen:
                seen.add(claim)
                for effect in self.by_claim.get(claim, ()):
                    yield effect
                    waiting.append(effect.other)


def effect_of(decision: Mapping[str, Any]) -> Effect:
    """Return the effect of a decision's node; a stated utterance is there until that is undone."""
    kind, begins, ends = DecisionKind(decision["kind"]), decision["recorded"], decision.get("undone")
    if kind is DecisionKind.STATE and ends:
        kind, begins, ends = DecisionKind.REJECT, ends, None
    amended = json.loads(decision["amended"]) if decision.get("amended") else {}
    return Effect(
        number=decision["number"],
        kind=kind,
        begins=begins,
        ends=ends,
        claim=decision.get("other") or "",
        amended=tuple((name, tuple(values)) for name, values in sorted(amended.items())),
        party=decision.get("placed") or "",
        other=decision.get("other") or "",
        articles=frozenset(decision.get("articles") or ()),
        reason=f"decision {decision['number']} by {decision['by']}",
    )
