"""The ledger of a claim: its standing compared at each recorded time, one line per change."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from graph.deriving.holding import Holding
from graph.deriving.roles import DENYING, OWN_ACCESS, OWN_STAKE, blames, contradicts, states, suspects, voice
from graph.model import ACCUSING, ANSWERS, LEGAL_ACTS, RESPONSES, Act
from graph.standing import Axis, Bearing, Change, Evidence, Flag, Response, Ruling, Standing, Status


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was recorded, or taken out again, at a time."""

    recorded: datetime
    valid: datetime
    id: str
    said: Evidence | None = None
    ruled: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One axis (and subject) with its value and the rule that gives it; `proof` is the utterance, where known."""

    axis: Axis
    subject: str
    value: str
    rule: str
    proof: str | None = None


_RULE_OF_FLAG = {
    Flag.NO_PUBLIC_EVIDENCE: "R12",
    Flag.EVIDENCE_OFFERED_UNVERIFIED: "R12",
    Flag.NOT_INDEPENDENTLY_VERIFIED: "R12",
    Flag.RESPONSE_SOUGHT: "R5",
    Flag.NO_COMMENT: "R5",
    Flag.DID_NOT_RESPOND: "R5",
    Flag.THIRD_PARTY_DENIAL: "R4",
    Flag.ANONYMOUS_ONLY: "R2",
    Flag.SUSPICION: "R2",
    Flag.HEDGED: "R2",
    Flag.DETAILS_CONFLICT: "R6",
    Flag.CHAIN_INCOMPLETE: "R6",
    Flag.MACHINE_ONLY: "R9",
}
_RULE_OF_RESPONSE = {Response.DENIED: "R3", Response.ADMITTED: "R9"}


def changes(
    evidence: Sequence[Evidence],
    rulings: Sequence[Ruling],
    stood: Callable[[datetime], tuple[Standing, Holding]],
    *,
    after: datetime | None = None,
) -> tuple[Standing, tuple[Change, ...]]:
    """Return where a claim stands at last, and every change after a time, by (recorded, axis, subject).

    `stood` says where the claim stood at a time, and by what; there must be evidence.
    """
    at: dict[datetime, list[Event]] = {}
    for event in _events(evidence, rulings):
        if after is None or event.recorded > after:
            at.setdefault(event.recorded, []).append(event)
    standing = stood(after)[0] if after is not None else Standing(Status.REPORTED, "R1")
    before = {_key(value): value for value in _values(standing)} if after is not None else {}
    lines: list[Change] = []
    for recorded in sorted(at):
        standing, held = stood(recorded)
        now = {_key(value): value for value in _values(standing)}
        if now != before:
            lines += _compared(before, now, _as_held(at[recorded], held))
        before = now
    return standing, tuple(lines)


def last_event(evidence: Sequence[Evidence], rulings: Sequence[Ruling]) -> datetime:
    """Return when anything of a claim was recorded, taken out or decided last."""
    return max(event.recorded for event in _events(evidence, rulings))


def log_until(evidence: Sequence[Evidence], rulings: Sequence[Ruling], until: datetime) -> str:
    """Return a hash of all that was recorded, taken out or decided until a time: equal logs have equal ledgers."""
    told = hashlib.sha256()
    for e in sorted(evidence, key=lambda e: (e.id, e.bearing, e.begins or e.recorded)):
        if (e.begins or e.recorded) <= until:
            # what is held beside it, and who copies it, follows from the rest
            cited = tuple(replace(d, article=None) for d in e.declared)
            alone = replace(e, copies=frozenset(), copied=(), declared=cited)
            told.update(repr(_by_then(alone, until)).encode("utf-8", "surrogatepass"))
    for r in sorted(rulings, key=lambda r: r.number):
        if r.recorded <= until:
            told.update(repr(r if r.undone and r.undone <= until else replace(r, undone=None)).encode())
    return told.hexdigest()[:20]


def _by_then(e: Evidence, until: datetime) -> Evidence:
    return replace(
        e,
        superseded=e.superseded_by(until),
        dropped=tuple(at for at in e.dropped if at <= until),
        rejected=e.rejected if e.rejected and e.rejected <= until else None,
        accepted=e.accepted if e.accepted and e.accepted <= until else None,
    )


def _as_held(events: Sequence[Event], held: Holding) -> list[Event]:
    """Return events with their utterances as they were held then, whose stake is told."""
    known = {(e.id, e.bearing): e for e in held.evidence}
    # what turned out to say the opposite is held as that
    opposed = {e.id: e for e in held.evidence if e.bearing is Bearing.CONTRADICTS}
    return [
        replace(v, said=known.get((v.said.id, v.said.bearing)) or opposed.get(v.said.id, v.said)) if v.said else v
        for v in events
    ]


def _events(evidence: Sequence[Evidence], rulings: Sequence[Ruling]) -> Iterator[Event]:
    for e in evidence:
        told = (*e.dropped, e.rejected, e.superseded, e.accepted)
        for recorded in {e.begins or e.recorded, *(at for at in told if at)}:
            yield Event(recorded, e.valid, e.id, said=e)
    for r in rulings:
        for recorded in {r.recorded, *((r.undone,) if r.undone else ())}:
            yield Event(recorded, r.valid, f"decision:{r.number}", ruled=r)


def _values(standing: Standing) -> Iterator[Value]:
    yield Value(Axis.STATUS, "", standing.status.value, standing.rule)
    for flag in standing.flags:
        yield Value(Axis.FLAG, flag.holder or "", flag.flag.value, _RULE_OF_FLAG[flag.flag])
    for a in standing.responses:
        rule = _RULE_OF_RESPONSE.get(a.response, "R5")
        yield Value(Axis.RESPONSE, a.target, a.response.value, rule, a.utterance)
    for state in standing.legal:
        yield Value(Axis.LEGAL, state.target, state.state.value, "R10", state.utterance)
    if standing.outcome:
        yield Value(Axis.OUTCOME, "", standing.outcome.value, "R1")
    if standing.counts.origins:
        yield Value(Axis.ORIGINS, "origins", str(standing.counts.origins), "R7")
    if standing.counts.contrary_origins:
        yield Value(Axis.ORIGINS, "contrary_origins", str(standing.counts.contrary_origins), "R8")
    if standing.override is not None:
        yield Value(Axis.OVERRIDE, "", standing.override, "R14")


def _key(value: Value) -> tuple[Axis, str, str]:
    # a holder can raise several flags at once; any other axis has one value for each subject
    return value.axis, value.subject, value.value if value.axis is Axis.FLAG else ""


def _compared(
    before: dict[tuple[Axis, str, str], Value], after: dict[tuple[Axis, str, str], Value], events: Sequence[Event]
) -> Iterator[Change]:
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        told = new or old
        if told is None or (old and new and old.value == new.value):
            continue
        cause = _cause(told, events, risen=new is not None)
        rule = "R13" if _withdraws(cause) else told.rule
        yield Change(
            axis=told.axis,
            subject=told.subject,
            old=old.value if old else None,
            new=new.value if new else None,
            valid=cause.valid,
            recorded=cause.recorded,
            rule=rule,
            evidence=cause.id,
        )


def _withdraws(event: Event) -> bool:
    return event.said is not None and event.said.bearing is Bearing.WITHDRAWS


def _cause(value: Value, events: Sequence[Event], *, risen: bool) -> Event:
    """Choose, of what was recorded at that time, what the change is owed to; the first by (valid, id) among equals."""

    def fits(event: Event) -> tuple[bool, bool, bool, bool, datetime, str]:
        edits = event.ruled is not None and event.ruled.kind in _EDITS
        proof = risen and event.id == value.proof
        about = event.said is not None and value.subject in {*voice(event.said), *event.said.targets}
        return not edits, not proof, not _moves(value.rule, event), not about, event.valid, event.id

    return min(events, key=fits)


def _moves(rule: str, event: Event) -> bool:
    if event.ruled:
        return rule in _RULE_OF_RULING.get(event.ruled.kind, ())
    return event.said is not None and _MOVES[rule](event.said)


_RULE_OF_RULING = {
    "sign": ("R9",),
    "override": ("R14",),
    "outcome": ("R1",),
    "verdict": ("R11",),
    "legal": ("R10",),
}


# what people change of utterances and parties: whatever follows of it is owed to the decision
_EDITS = frozenset({"merge", "split", "link", "amend", "reject", "withdraw", "state"})


def _is_own_denial(e: Evidence) -> bool:
    return e.bearing is Bearing.ANSWERS and e.act in DENYING and e.stake in OWN_STAKE


_MOVES: dict[str, Callable[[Evidence], bool]] = {
    "R1": lambda e: states(e) or e.bearing is Bearing.ASKS,
    "R2": lambda e: blames(e) or suspects(e),
    "R3": _is_own_denial,
    "R4": contradicts,
    "R5": lambda e: e.act in RESPONSES | ANSWERS or (e.bearing is Bearing.ANSWERS and e.act in ACCUSING),
    "R6": states,
    "R7": lambda e: states(e) and any(kind in OWN_ACCESS for kind, _ in e.bases),
    "R8": contradicts,
    "R9": lambda e: e.act is Act.ADMIT,
    "R10": lambda e: e.act in LEGAL_ACTS,
    "R11": lambda e: False,
    "R12": lambda e: e.bearing is Bearing.EVIDENCE,
    "R13": lambda e: e.bearing is Bearing.WITHDRAWS,
    "R14": lambda e: False,
}
