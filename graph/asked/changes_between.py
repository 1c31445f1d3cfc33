"""What changed between two dates: statuses, counts, flags, responses, states in law, and what was said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from graph import times
from graph.asked.cases import Case, cases
from graph.asked.cells import NUMBERS, Value, Worded, value
from graph.asked.paging import Candidates, page, slice_of
from graph.asked.shape import Page, Takes, Window, WrongQuestion
from graph.asking.views import Party, Said
from graph.bolt import Runner
from graph.standing import Axis, Evidence

# (about, whom it concerns) -> value
State = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Parameters:
    """The two dates, and a claim or the claims about a party; without them all claims."""

    from_: Annotated[datetime, Takes.DATE, "the earlier date, meant to its end, or a time"]
    to: Annotated[datetime | None, Takes.DATE, "the later date, meant to its end, or a time; now"] = None
    claim: Annotated[str | None, Takes.CLAIM, "only this claim: its id"] = None
    party: Annotated[Party | None, Takes.PARTY, "only claims that concern this party: an id or a name"] = None


@dataclass(frozen=True, slots=True)
class Row:
    """One difference between the two dates; `before` and `after` are null where there was nothing."""

    claim: Worded
    about: Value
    party: Party | None
    before: Value | None
    after: Value | None
    words: Said | None


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List the differences claim by claim, the claim held last first."""
    later = replace(window, as_of=min(asked.to or window.seen, window.seen))
    earlier = replace(window, as_of=min(asked.from_, later.seen))
    if asked.to and asked.from_ > asked.to:
        raise WrongQuestion(f"from {times.text(asked.from_)} is later than to {times.text(asked.to)}")

    def make(claims: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        before, after = cases(tx, claims, earlier), cases(tx, claims, later)
        concerned = {c for found in (before, after) for c, case in found.items() if case.concerns(asked.party)}
        return {c: tuple(_rows(before.get(c), after.get(c))) for c in claims if c in concerned}

    if asked.claim:
        return slice_of(make([asked.claim]).get(asked.claim, ()), asked.claim, later)
    since = {"since": times.text(earlier.seen)}
    if asked.party:
        return page(tx, Candidates("changes_between_of_party", {**since, "parties": [asked.party.id]}), make, later)
    return page(tx, Candidates("changes_between", since), make, later)


def _rows(before: Case | None, after: Case | None) -> Iterator[Row]:
    case = after or before
    if case is None:
        return
    old, new = (_state(one) if one else {} for one in (before, after))
    for about, identity in sorted({*old, *new}, key=lambda key: (_ORDER.get(key[0], len(_ORDER)), key)):
        nothing = "0" if about in _COUNTED else None
        one, other = old.get((about, identity), nothing), new.get((about, identity), nothing)
        if one != other:
            party = case.party(identity) if identity else None
            yield Row(case.worded, Value(about), party, value(one), value(other), None)
    yield from _spoken(before, after)


def _spoken(before: Case | None, after: Case | None) -> Iterator[Row]:
    """Yield what came to be said, what no longer counts, and what an edit dropped."""
    held, left = ({e.id for e in one.live} if one else set() for one in (before, after))
    if after:
        for e in (e for e in after.live if e.id not in held):
            yield _row(after, "said", e, after=True)
    if before:
        for e in (e for e in before.live if e.id not in left):
            yield _row(before, "no longer counted", e, after=False)
    stood = {e.id for e in before.live if e.superseded is None} if before else set()
    if after:
        for e in (e for e in after.live if e.superseded is not None and e.id in stood):
            yield _row(after, "dropped by an edit", e, after=False)


def _row(case: Case, about: str, e: Evidence, *, after: bool) -> Row:
    act = Value(e.act.value)
    old, new = (None, act) if after else (act, None)
    return Row(case.worded, Value(about), case.voices(e)[0], old, new, case.said.get(e.id))


_COUNTED = frozenset(proof.value for proof in NUMBERS)
_ORDER = {name: i for i, name in enumerate((Axis.STATUS.value, *(p.value for p in NUMBERS), "accuser", "denier"))}


def _state(case: Case) -> State:
    standing = case.standing
    found = {(Axis.STATUS.value, ""): standing.status.value}
    found |= {(proof.value, ""): str(case.count(proof).number) for proof in NUMBERS}
    found |= {("accuser", i): "accuses" for i in standing.accusers}
    found |= {("denier", i): "denies" for i in standing.deniers}
    found |= {(f"flag {f.flag.value}", f.holder or ""): "raised" for f in standing.flags}
    found |= {(Axis.RESPONSE.value, r.target): r.response.value for r in standing.responses}
    found |= {("legal state", x.target): x.state.value for x in standing.legal}
    if standing.outcome:
        found[Axis.OUTCOME.value, ""] = standing.outcome.value
    return found
