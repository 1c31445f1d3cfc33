"""Ends that are one: unnamed holders with the same words, and those who say something together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.deriving.roles import UNNAMED
from graph.standing import Evidence


@dataclass(slots=True)
class Same:
    """Ends that are one: each leads to the one that it was joined to, at last to the first."""

    into: dict[str, str] = field(default_factory=dict)

    def first(self, end: str) -> str:
        """Return the end that stands for all that are one with this one."""
        while end in self.into:
            end = self.into[end]
        return end

    def join(self, one: str, other: str) -> None:
        """Let the first of `other` lead to the first of `one`."""
        root, leaf = self.first(one), self.first(other)
        if root != leaf:
            self.into[leaf] = root


def together(said: Sequence[Evidence], speakers: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Lead those who say something together to one of them: who also speaks alone, the first if several do.

    What several say together is one statement, and so one end; nothing may hang on which of them has the smaller id.
    """
    alone: dict[str, int] = {}
    joint: dict[tuple[str, ...], tuple[str, ...]] = {}
    for e in said:
        if e.holder_kind in UNNAMED or e.headline:
            continue
        people = tuple(dict.fromkeys(speakers.get(party, party) for party in e.parties))
        if len(people) == 1:
            alone.setdefault(people[0], len(alone))
        elif people:
            joint.setdefault(e.parties, people)
    same = Same()
    for people in joint.values():
        if not any(party in alone for party in people):
            for party in people[1:]:
                same.join(people[0], party)
    return {parties: _of_all(people, alone) or same.first(people[0]) for parties, people in joint.items()}


def _of_all(people: Sequence[str], alone: Mapping[str, int]) -> str | None:
    known = [party for party in people if party in alone]
    return min(known, key=lambda party: alone[party], default=None)
