"""Where each target of a claim stands in law (rule R10): charged is not confirmed, acquitted is not refuted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from graph.deriving.roles import undone
from graph.model import Act
from graph.standing import Bearing, Evidence, Legal, LegalState, Ruling

_STATE = {
    Act.INVESTIGATE: Legal.INVESTIGATED,
    Act.SUE: Legal.SUED,
    Act.CHARGE: Legal.CHARGED,
    Act.SANCTION: Legal.SANCTIONED,
    Act.CONVICT: Legal.CONVICTED,
    Act.ACQUIT: Legal.ACQUITTED,
    Act.DISMISS_CASE: Legal.DISMISSED,
    Act.SETTLE: Legal.SETTLED,
}
# later reports retell how a case began: an utterance never takes it back to an earlier stage, a person may
_STAGE = {
    Legal.INVESTIGATED: 1,
    Legal.SUED: 2,
    Legal.CHARGED: 2,
    Legal.SANCTIONED: 2,
    Legal.ON_TRIAL: 3,
    Legal.CONVICTED: 4,
    Legal.ACQUITTED: 4,
    Legal.DISMISSED: 4,
    Legal.SETTLED: 4,
    Legal.OVERTURNED: 5,
}
_VALUES = frozenset(state.value for state in Legal)
_ENDS = frozenset({Act.ACQUIT, Act.DISMISS_CASE, Act.SETTLE})


@dataclass(frozen=True, slots=True)
class _Event:
    valid: datetime
    id: str
    state: Legal
    targets: tuple[str, ...]
    ruled: bool


def legal(told: Sequence[Evidence], rulings: Sequence[Ruling], targets: Sequence[str]) -> tuple[LegalState, ...]:
    """Return the state of every target that has one, in the order of the targets."""
    events = sorted([*_reported(told, targets), *_ruled(rulings, targets)], key=lambda e: (e.valid, e.ruled, e.id))
    found: dict[str, _Event] = {}
    heard: set[tuple[str, Legal]] = set()
    for event in events:
        for target in event.targets:
            if event.ruled or _advances(found.get(target), event, repeated=(target, event.state) in heard):
                found[target] = event
            heard.add((target, event.state))
    order = list(dict.fromkeys([*targets, *found]))
    return tuple(
        _state(target, found[target]) for target in order if target in found and found[target].state is not Legal.NONE
    )


def _reported(told: Sequence[Evidence], targets: Sequence[str]) -> Iterator[_Event]:
    for e in told:
        # a suit by the accused, against its accuser, is an answer and a claim of its own
        about = e.bearing is Bearing.STATES or (e.bearing is Bearing.ANSWERS and e.act in _ENDS)
        if e.act in _STATE and about and not e.headline and not undone(e):
            yield _Event(e.valid, e.id, _STATE[e.act], _concerned(e, targets), ruled=False)


def _concerned(e: Evidence, targets: Sequence[str]) -> tuple[str, ...]:
    if e.targets:
        return tuple(t for t in e.targets if t in targets)
    settling = tuple(p for p in e.parties if p in targets) if e.act is Act.SETTLE else ()
    return settling or tuple(targets)


def _ruled(rulings: Sequence[Ruling], targets: Sequence[str]) -> Iterator[_Event]:
    for r in rulings:
        if r.kind == "legal" and r.value in _VALUES:
            concerned = (r.target,) if r.target else tuple(targets)
            yield _Event(r.valid, f"decision:{r.number:09}", Legal(r.value), concerned, ruled=True)


def _advances(before: _Event | None, event: _Event, *, repeated: bool) -> bool:
    if before is None:
        return True
    now, then = _STAGE.get(event.state, 0), _STAGE.get(before.state, 0)
    # what a person has said of the case, a retelling of its course does not undo
    return not (repeated and (before.ruled or now == then)) and now >= then


def _state(target: str, event: _Event) -> LegalState:
    return LegalState(target, event.state, event.valid, None if event.ruled else event.id)
