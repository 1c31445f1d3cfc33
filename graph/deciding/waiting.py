"""What waits for a person: where the machine is unsure, where a rule asks, where a decision holds on to nothing."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.bolt import Row, Runner, rows
from graph.deciding.anchoring import thing
from graph.deciding.seen import last_seen
from graph.decisions import anchor
from graph.model import BLAMING


class Concern(StrEnum):
    """Why something waits."""

    DECISION_UNPLACED = "decision_unplaced"
    OVERRIDE_OUTDATED = "override_outdated"
    ACCUSATION_UNSURE = "accusation_unsure"
    ANSWER_UNCLEAR = "answer_unclear"
    POSSIBLY_SAME = "possibly_same"
    PARTY_UNCLEAR = "party_unclear"
    UTTERANCE_UNSURE = "utterance_unsure"
    CONFIRMATION_PROPOSED = "confirmation_proposed"


# how likely it is that what the base shows is a mistake; where the reader gives a score, that says it
_DOUBT = {
    Concern.DECISION_UNPLACED: 1.0,
    Concern.OVERRIDE_OUTDATED: 0.7,
    Concern.ANSWER_UNCLEAR: 0.6,
    Concern.POSSIBLY_SAME: 0.5,
    Concern.PARTY_UNCLEAR: 0.5,
    Concern.CONFIRMATION_PROPOSED: 0.3,
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to decide: `doubt` from 0 to 1, `decide` the decisions that would settle it.

    `seen` is the last change of the object, for `--seen`; null where it has none.
    """

    concern: Concern
    object: str
    doubt: float
    words: str
    why: str
    decide: tuple[str, ...]
    seen: str | None = None


def waiting(tx: Runner, *, limit: int, sure: float, unsure: float) -> tuple[Waiting, ...]:
    """Return what waits, likeliest mistakes first.

    An accusation waits below the score `sure`, any other utterance below `unsure`.
    """
    found = [
        *_unplaced(tx, limit),
        *_asked(tx, "override", Concern.OVERRIDE_OUTDATED, limit),
        *_unsure(tx, sure, limit, accusing=True),
        *_answers(tx, limit),
        *_pairs(tx, limit),
        *_parties(tx, limit),
        *_unsure(tx, unsure, limit, accusing=False),
        *_asked(tx, "confirmed", Concern.CONFIRMATION_PROPOSED, limit),
    ]
    order = list(Concern)
    found.sort(key=lambda w: (-w.doubt, order.index(w.concern), w.object))
    return tuple(found[:limit])


def _unplaced(tx: Runner, limit: int) -> Iterator[Waiting]:
    for r in rows(tx, "unplaced", limit=limit):
        held = anchor(json.loads(r["anchor"] or "{}"))
        told = " … ".join(held.exact) or ", ".join(held.names)
        why = f"decision {r['number']} ({r['kind']} {r['value']}) by {r['by']}: what it is about is not held any more"
        yield Waiting(
            Concern.DECISION_UNPLACED,
            r["object"],
            _DOUBT[Concern.DECISION_UNPLACED],
            f"{told} ({held.url})" if held.url else told,
            why,
            (f"undo {r['number']}", f"{r['kind']} another object"),
        )


def _asked(tx: Runner, proposed: str, concern: Concern, limit: int) -> Iterator[Waiting]:
    whys = {
        Concern.OVERRIDE_OUTDATED: "new evidence came after its status was pinned (R14)",
        Concern.CONFIRMATION_PROPOSED: "an admission, a judgment or a verified record would confirm it (R9)",
    }
    for r in rows(tx, "waiting_claims", proposed=proposed, limit=limit):
        sign = concern is Concern.CONFIRMATION_PROPOSED
        decide = (
            (f"sign {r['id']} for", f"sign {r['id']} against") if sign else (f"override {r['id']} STATUS", "undo N")
        )
        yield Waiting(concern, r["id"], _DOUBT[concern], r["proposition"], whys[concern], decide, _seen(tx, r["id"]))


def _unsure(tx: Runner, below: float, limit: int, *, accusing: bool) -> Iterator[Waiting]:
    acts = sorted(act.value for act in BLAMING)
    concern = Concern.ACCUSATION_UNSURE if accusing else Concern.UTTERANCE_UNSURE
    for r in rows(tx, "waiting_utterances", below=below, acts=acts, accusing=accusing, limit=limit):
        yield Waiting(
            concern,
            r["id"],
            round(1.0 - r["score"], 3),
            _words(r["exact"]),
            f"{r['act']}, read with a score of {r['score']:.2f}, below {below:.2f}",
            (f"accept {r['id']}", f"reject {r['id']}", f"amend {r['id']} --set act=..."),
            _seen(tx, r["id"]),
        )


def _answers(tx: Runner, limit: int) -> Iterator[Waiting]:
    claims: dict[str, list[str]] = {}
    first: dict[str, Row] = {}
    for r in rows(tx, "waiting_answers", limit=5 * limit):
        first.setdefault(r["id"], r)
        claims.setdefault(r["id"], []).append(r["claim"])
    for utterance, r in list(first.items())[:limit]:
        among = claims[utterance]
        yield Waiting(
            Concern.ANSWER_UNCLEAR,
            utterance,
            _DOUBT[Concern.ANSWER_UNCLEAR],
            _words(r["exact"]),
            f"{r['act']} that meets no one claim clearly: {len(among)} may be meant ({r['reason']})",
            tuple(f"link {utterance} {claim}" for claim in among),
        )


def _pairs(tx: Runner, limit: int) -> Iterator[Waiting]:
    for r in rows(tx, "waiting_pairs", limit=limit):
        one, other = r["id"], r["other"]
        yield Waiting(
            Concern.POSSIBLY_SAME,
            one,
            _DOUBT[Concern.POSSIBLY_SAME],
            f"{r['proposition']} | {r['other_proposition']}",
            f"may be one claim: {r['reason']}",
            (f"relate {one} same_as {other}", f"relate {one} none {other}"),
            _seen(tx, one),
        )


def _parties(tx: Runner, limit: int) -> Iterator[Waiting]:
    for r in rows(tx, "waiting_parties", limit=limit):
        yield Waiting(
            Concern.PARTY_UNCLEAR,
            r["id"],
            _DOUBT[Concern.PARTY_UNCLEAR],
            f"{r['name']} | {r['other_name']}",
            "two names that may be one party",
            (f"merge {r['id']} {r['other']}", f"split {r['id']} {r['other']}"),
            _seen(tx, r["id"]),
        )


def _seen(tx: Runner, identity: str) -> str | None:
    held = thing(tx, identity)
    return last_seen(tx, held) if held else None


def _words(exact: Sequence[str] | None) -> str:
    return " … ".join(exact or ())
