"""Portions of the base that leave the house: claims, their utterances, their histories, a page at a time.

What is held in memory does not grow with what is in the base: ids come as they are asked for, and views by the page.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import TypeVar

from graph import times
from graph.asking.answering_claims import claims_of
from graph.asking.ask import Asking
from graph.asking.listing import concerns, named
from graph.asking.questions import NotHeld
from graph.asking.views import ClaimView, Said
from graph.bolt import Row, query, rows
from graph.said import said
from graph.standing import Change, Flag

T = TypeVar("T")

_PAGE = 200
_END = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of an utterance, its unit by the last word; `scope` is "collective", "each", an entity's id or empty."""

    value: float
    unit: str
    modifier: str
    scope: str


@dataclass(frozen=True, slots=True)
class Uttered:
    """An utterance and the claim that it bears on, if any; the snapshot is the first that shows it."""

    said: Said
    claim: ClaimView | None
    numbers: tuple[Number, ...]
    evidence_flag: Flag | None
    published: str | None
    snapshot: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger of a claim."""

    claim: ClaimView
    change: Change


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of the base: one claim, those of a question's answer, or all `about` a party `by` another.

    `about` is among the targets, `by` among the holders; `parameters` are the question's.
    """

    claim: str | None = None
    about: str | None = None
    by: str | None = None
    question: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    as_of: datetime | None = None


class Portion:
    """One portion, looked up at once: what is not held raises NotHeld, a question without sense WrongQuestion."""

    def __init__(self, asking: Asking, wanted: Wanted) -> None:
        self._asking = asking
        self._bolt = asking.bolt
        self._as_of = wanted.as_of
        self._claim = asking.claim(wanted.claim, as_of=wanted.as_of) if wanted.claim else None
        self._about = self._parties(wanted.about)
        self._by = self._parties(wanted.by)
        self._wanted = wanted
        if wanted.question:
            # that it makes sense is known before anything is written
            next(self._answer(wanted.question), None)

    def claims(self) -> Iterator[ClaimView]:
        """Yield the claims in the order of their ids, or of the answer."""
        if self._claim:
            yield self._claim
            return
        for page in _pages(self._claim_ids()):
            for view in self._asking.page(page, self._as_of):
                # what concerned somebody at some time need not concern them as of this one
                if view.said and concerns(view, self._about or None, self._by or None):
                    yield view

    def history(self) -> Iterator[Line]:
        """Yield the ledgers of the claims."""
        return (Line(view, change) for view in self.claims() for change in view.ledger)

    def utterances(self) -> Iterator[Uttered]:
        """Yield the utterances of the claims, once for each claim that they bear on, then those that bear on none.

        With `by` only those that count for that party. What a person has taken out by then is left out.
        """
        for view in self.claims():
            for page in _pages(s for s in view.said if self._held(s)):
                yield from self._placed(page, view)
        if self._claim is None and self._wanted.question is None:
            for ids in _pages(self._unassigned()):
                apart = self._bolt.read(partial(said, utterances=ids, as_of=self._as_of))
                yield from self._placed([s for s in apart if s.taken_out is None and self._apart(s)], None)

    def _parties(self, name: str | None) -> frozenset[str]:
        if name is None:
            return frozenset()
        ids = self._bolt.read(lambda tx: named(tx, name, self._as_of))
        found = frozenset(r["id"] for r in self._bolt.rows("entities_by_id", entities=ids))
        if not found:
            raise NotHeld(f"no party {name!r} is held; search for it, or give its id")
        return found

    def _held(self, spoken: Said) -> bool:
        return not self._by or any(p.id in self._by for p in spoken.holders)

    def _apart(self, spoken: Said) -> bool:
        about = not self._about or any(p.id in self._about for p in spoken.targets)
        return about and self._held(spoken)

    def _answer(self, question: str) -> Iterator[str]:
        return claims_of(self._asking, question, self._wanted.parameters, self._as_of)

    def _claim_ids(self) -> Iterator[str]:
        if self._wanted.question:
            return self._answer(self._wanted.question)
        role, parties = ("target", self._about) if self._about else ("holder", self._by)
        return self._ids("exported_claims", parties, role)

    def _unassigned(self) -> Iterator[str]:
        role, parties = ("TARGETS", self._about) if self._about else ("HELD_BY", self._by)
        return self._ids("unassigned", parties, role)

    def _ids(self, name: str, parties: frozenset[str], role: str) -> Iterator[str]:
        limit = times.text(self._as_of or _END)
        if parties:
            found = self._bolt.stream(query(f"{name}_of"), parties=sorted(parties), role=role, as_of=limit)
        else:
            found = self._bolt.stream(query(name), as_of=limit)
        return (row["id"] for row in found)

    def _placed(self, page: Sequence[Said], claim: ClaimView | None) -> Iterator[Uttered]:
        ids = sorted({s.id for s in page})
        places: dict[str, Row] = {}
        for row in self._bolt.read(lambda tx: rows(tx, "exported_utterances", utterances=ids)) if ids else ():
            places.setdefault(row["id"], row)
        for s in page:
            if place := places.get(s.id):
                yield _uttered(s, claim, place)


def _pages(items: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(items)
    while page := list(islice(remaining, _PAGE)):
        yield page


def _uttered(spoken: Said, claim: ClaimView | None, row: Row) -> Uttered:
    return Uttered(
        said=spoken,
        claim=claim,
        numbers=tuple(
            Number(value, unit, modifier, scope) for unit, scope, value, modifier in json.loads(row["numbers"])
        ),
        evidence_flag=Flag(row["evidence_flag"]) if row["evidence_flag"] else None,
        published=row["published"],
        snapshot=row["snapshot"],
        sha256=row["sha256"],
    )
