"""Who an outlet is, and who owns it, over time: an outlet that changes hands keeps whose it was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph import ids
from graph.rows import Edge, EdgeType, NodeLabel, Value

_ENDS = (NodeLabel.OUTLET, NodeLabel.ENTITY)


@dataclass(frozen=True, slots=True)
class Tie:
    """That an outlet is, or is owned by, a party from one recorded time to another; `own` is the party as it was read.

    `party` is who stands for it by the merges that hold. Times are texts that sort.
    """

    id: str
    role: EdgeType
    own: str
    party: str
    since: str
    to: str | None = None


def ties(held: Sequence[Tie], outlet: str, at: str, told: Mapping[EdgeType, tuple[str, str] | None]) -> list[Tie]:
    """Return the ties that are new or otherwise now that an outlet was described at a time.

    `told` has for each role the party, as read and as whom merges let stand for it; null where nobody is named.
    """
    return [tie for role, party in told.items() for tie in _ties(held, outlet, at, role, party)]


def _ties(held: Sequence[Tie], outlet: str, at: str, role: EdgeType, told: tuple[str, str] | None) -> Iterator[Tie]:
    ordered = sorted((t for t in held if t.role is role), key=lambda t: t.since)
    now = next((t for t in reversed(ordered) if t.since <= at and (t.to is None or at < t.to)), None)
    later = next((t for t in ordered if t.since > at), None)
    if (now.own if now else None) == (told[0] if told else None):
        return
    if now:
        yield replace(now, to=at)
    if told and later and later.own == told[0]:
        yield replace(later, since=at)
    elif told:
        own, party = told
        yield Tie(ids.edge(role.value, outlet, own, at), role, own, party, at, later.since if later else None)


def edge(outlet: str, tie: Tie) -> Edge:
    """Return the row of a tie."""
    props: dict[str, Value] = {"from": tie.since, "to": tie.to}
    if tie.own != tie.party:
        props["own"] = tie.own
    return Edge(tie.role, _ENDS, tie.id, outlet, tie.party, props)
