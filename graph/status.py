"""Where a claim stands: rules R1 to R14 as one pure function of its evidence and of what people decided.

No status depends on how many reports or outlets carry a claim, on its age or on its tone, and nothing is confirmed or
refuted without a person. What the rules read is a `Facts`; what they decide stands in `RULES`, first match first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from graph.deriving import flags, ledger
from graph.deriving.holding import Holding, Told, at, first_told, in_order
from graph.deriving.legal import legal
from graph.deriving.responses import flags as response_flags
from graph.deriving.responses import responses
from graph.deriving.roles import UNNAMED, accuses, blames, states, supports, suspects, undone
from graph.deriving.withdrawn import withdrawn
from graph.model import FORWARD, Act, BasisKind
from graph.origins import Traced, follow
from graph.standing import (
    Answered,
    Bearing,
    Change,
    Counts,
    Evidence,
    Legal,
    Outcome,
    Response,
    Ruling,
    Standing,
    Status,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the status of a claim depends on."""

    signed_for: bool = False
    signed_against: bool = False
    withdrawn: bool = False
    asked_only: bool = False
    contrary: bool = False
    called_false: bool = False
    origins: int = 0
    blames: bool = False
    denied: bool = False
    suspected: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """When a status holds, and the rule that says so."""

    holds: Callable[[Facts], bool]
    status: Status
    name: str


RULES = (
    Rule(lambda f: f.signed_for and f.signed_against, Status.DISPUTED, "R9"),
    Rule(lambda f: f.signed_for, Status.CONFIRMED, "R9"),
    Rule(lambda f: f.signed_against, Status.REFUTED, "R9"),
    Rule(lambda f: f.withdrawn, Status.RETRACTED, "R13"),
    Rule(lambda f: f.asked_only, Status.OPEN, "R1"),
    Rule(lambda f: f.contrary, Status.DISPUTED, "R8"),
    Rule(lambda f: f.called_false, Status.DISPUTED, "R11"),
    Rule(lambda f: f.origins >= 2, Status.CORROBORATED, "R7"),
    Rule(lambda f: f.blames and f.denied, Status.DENIED, "R3"),
    Rule(lambda f: f.blames, Status.ALLEGED, "R2"),
    Rule(lambda f: f.suspected, Status.REPORTED, "R2"),
    Rule(lambda f: True, Status.REPORTED, "R1"),
)


def decide(facts: Facts) -> tuple[Status, str]:
    """Return the status and the rule that gives it."""
    rule = next(rule for rule in RULES if rule.holds(facts))
    return rule.status, rule.name


def derive(
    evidence: Sequence[Evidence],
    rulings: Sequence[Ruling] = (),
    *,
    as_of: datetime | None = None,
    valid_until: datetime | None = None,
) -> Standing:
    """Derive where a claim stands by what was recorded until `as_of` and said until `valid_until`."""
    return _standing(at(in_order(evidence), rulings, as_of=as_of, valid_until=valid_until))


def history(evidence: Sequence[Evidence], rulings: Sequence[Ruling] = ()) -> tuple[Change, ...]:
    """Return the claim's ledger: one line per change of an axis at each recorded time, by (recorded, axis, subject)."""
    return followed(evidence, rulings)[1]


def followed(
    evidence: Sequence[Evidence], rulings: Sequence[Ruling], *, after: datetime | None = None
) -> tuple[Standing, tuple[Change, ...]]:
    """Return where a claim stands after all that is recorded, without the steps that prove its origins, and its ledger.

    With `after`, the lines of later times only: what is recorded later changes no line of then.
    """
    ordered = in_order(evidence)
    made: Told = {}

    def stood(seen: datetime) -> tuple[Standing, Holding]:
        held = at(ordered, rulings, as_of=seen, made=made)
        return _standing(held, proven=False), held

    return ledger.changes(ordered, rulings, stood, after=after)


def _standing(held: Holding, *, proven: bool = True) -> Standing:
    gone = withdrawn(held.evidence)
    live = tuple(e for e in held.evidence if e.id not in gone)
    body = tuple(e for e in live if states(e))
    told = first_told(live)
    traced = follow(held.evidence, gone, proven=proven)
    targets = _targets(held.evidence)
    given = responses(told, targets)
    denials = flags.third_parties(told, traced.ends, traced.contrary)
    deniers = tuple(a.target for a in sorted(given, key=lambda a: (a.since, a.utterance)) if _denied(a))
    accusers = _holders([e for e in body if accuses(e)], traced.ends)
    facts = _facts(held, live, body, traced, denied=bool(deniers))
    status, rule = decide(facts)
    plain = Standing(
        status=status,
        rule=rule,
        flags=(
            *flags.how_said(body),
            *response_flags(told, targets),
            *flags.of_third_parties(denials),
            *flags.of_evidence(told),
            *flags.of_numbers(live, body),
            *flags.of_chains(live, body),
            *flags.of_people(held.evidence, held.rulings),
        ),
        counts=_counts(held.evidence, traced, accusers=len(accusers), deniers=len(deniers)),
        accusers=accusers,
        suspecters=tuple(p for p in _holders([e for e in body if suspects(e)], traced.ends) if p not in accusers),
        deniers=deniers,
        third_party_deniers=tuple(dict.fromkeys(p for e in denials for p in e.parties)),
        targets=targets,
        responses=given,
        legal=legal(told, held.rulings, targets),
        outcome=_outcome(body, held.rulings),
        origins=traced.paths,
        proposed=("confirmed",) if not facts.signed_for and _admitted(body, given, held.rulings) else (),
    )
    return _overridden(plain, held)


def _targets(held: Sequence[Evidence]) -> tuple[str, ...]:
    body = [e for e in held if states(e)] or [e for e in held if e.bearing is Bearing.STATES]
    return tuple(dict.fromkeys(target for e in body for target in e.targets))


def _facts(held: Holding, live: Sequence[Evidence], body: Sequence[Evidence], traced: Traced, *, denied: bool) -> Facts:
    origins = traced.count(contrary=False)
    signed = {r.value for r in held.rulings if r.kind == "sign"}
    blamed = any(blames(e) for e in body)
    return Facts(
        signed_for=bool(signed - {"against"}),
        signed_against="against" in signed,
        withdrawn=origins == 0 and not blamed and _nothing_left(held.evidence, live),
        asked_only=not body and any(_asks(e) for e in live),
        contrary=traced.count(contrary=True) > 0,
        called_false=any(r.kind == "verdict" and r.value.casefold() in ("false", "mixed") for r in held.rulings),
        origins=origins,
        blames=blamed,
        denied=denied,
        suspected=any(suspects(e) for e in body),
    )


def _asks(e: Evidence) -> bool:
    return e.bearing is Bearing.ASKS and not e.headline


def _nothing_left(held: Sequence[Evidence], live: Sequence[Evidence]) -> bool:
    """Tell whether a holder took P back, or nobody says it any more; mere retelling upholds nothing."""
    if len(held) == len(live):
        return False
    left = {e.id for e in live}
    said = [e for e in held if supports(e)]
    taken = [e for e in said if e.id not in left]
    return any(e.parties or accuses(e) for e in taken) or (bool(taken) and len(taken) == len(said))


def _denied(answered: Answered) -> bool:
    return answered.response is Response.DENIED


def _holders(said: Sequence[Evidence], ends: Mapping[str, str]) -> tuple[str, ...]:
    """Return who says it, once each: an unnamed holder or an outlet's finding is one wherever it is repeated."""
    found: dict[str, str] = {}
    for e in said:
        if not e.parties:
            found.setdefault(ends[e.id], ends[e.id])
        elif e.holder_kind in UNNAMED:
            found.setdefault(ends[e.id], e.parties[0])
        else:
            for party in e.parties:
                found.setdefault(party, party)
    return tuple(dict.fromkeys(found.values()))


def _counts(held: Sequence[Evidence], traced: Traced, *, accusers: int, deniers: int) -> Counts:
    # a report that an edit made say something else stays in the ledger, and is none any more
    said = [e for e in held if e.bearing is Bearing.STATES and e.superseded is None and not undone(e)]
    reports = {e.article: e.outlet for e in said}
    return Counts(
        reports=len(reports),
        outlets=len(set(reports.values())),
        accusers=accusers,
        deniers=deniers,
        origins=traced.count(contrary=False),
        contrary_origins=traced.count(contrary=True),
    )


def _outcome(body: Sequence[Evidence], rulings: Sequence[Ruling]) -> Outcome | None:
    decided = [r.value for r in rulings if r.kind == "outcome" and r.value in _OUTCOMES]
    if decided:
        return Outcome(decided[-1])
    return Outcome.PENDING if any(e.act in FORWARD for e in body) else None


_OUTCOMES = frozenset(outcome.value for outcome in Outcome)
_STATUSES = frozenset(status.value for status in Status)
_RECORDS = frozenset({BasisKind.OFFICIAL_RECORD, BasisKind.PRIMARY_DOCUMENT})


def _admitted(body: Sequence[Evidence], given: Sequence[Answered], rulings: Sequence[Ruling]) -> bool:
    """Tell whether a person should be asked to confirm: an admission, a final judgment, a record that one verified."""
    return (
        any(a.response is Response.ADMITTED for a in given)
        or any(r.kind == "legal" and r.value == Legal.CONVICTED for r in rulings)
        or any(e.act is Act.ADMIT for e in body)
        or any(e.accepted and supports(e) and _RECORDS & {kind for kind, _ in e.bases} for e in body)
    )


def _overridden(plain: Standing, held: Holding) -> Standing:
    pinned = next((r for r in reversed(held.rulings) if r.kind == "override"), None)
    if pinned is None:
        return plain
    again = ("override",) if any(e.recorded > pinned.recorded for e in held.evidence) else ()
    shown = replace(plain, override=pinned.value, proposed=(*plain.proposed, *again))
    if pinned.value not in _STATUSES:
        return shown
    return replace(shown, status=Status(pinned.value), rule="R14", computed=plain.status)
