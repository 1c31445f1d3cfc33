"""What was known about a claim on a date: where it stood on every axis, and in which words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from graph.asked.cases import Case, cases
from graph.asked.cells import NUMBERS, Count, Value
from graph.asked.paging import slice_of
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Party, Said
from graph.bolt import Runner
from graph.standing import Axis


@dataclass(frozen=True, slots=True)
class Parameters:
    """The claim, and the day."""

    claim: Annotated[str, Takes.CLAIM, "the claim's id"]
    on: Annotated[datetime, Takes.DATE, "the date, meant to its end, or a time"]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was known: what it is about, whom it concerns, its value and since when it was so."""

    about: Value
    value: Value
    party: tuple[Party, ...]
    count: Count | None
    since: datetime | None
    words: Said | None
    claim: str


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List what was known on that date, axis by axis, then the utterances that were held."""
    then = replace(window, as_of=min(asked.on, window.seen))
    found = cases(tx, [asked.claim], then)
    if asked.claim not in found:
        return Page(())
    return slice_of(tuple(_rows(found[asked.claim])), asked.claim, then)


def _rows(case: Case) -> Iterator[Row]:
    standing = case.standing
    yield _row(case, Axis.STATUS.value, standing.status.value)
    if standing.override is not None and standing.computed is not None:
        yield _row(case, "status by the rules", standing.computed.value)
    for proof in NUMBERS:
        count = case.count(proof)
        yield Row(Value(proof.value), Value(str(count.number)), (), count, None, None, case.claim)
    yield from _parties(case)
    for flag in standing.flags:
        holder = (case.party(flag.holder),) if flag.holder else ()
        yield _row(case, Axis.FLAG.value, flag.flag.value, holder, flag.since)
    yield from _of_targets(case)
    for e in case.evidence:
        yield _row(case, "said", e.act.value, case.voices(e), e.valid, e.id)


def _parties(case: Case) -> Iterator[Row]:
    standing = case.standing
    for role, ids in (
        ("accuses", standing.accusers),
        ("suspects", standing.suspecters),
        ("denies", standing.deniers),
        ("denies as a third party", standing.third_party_deniers),
    ):
        for party in case.everybody(ids):
            yield _row(case, "party", role, (party,))


def _of_targets(case: Case) -> Iterator[Row]:
    for given in case.standing.responses:
        party = (case.party(given.target),)
        yield _row(case, Axis.RESPONSE.value, given.response.value, party, given.since, given.utterance)
    for state in case.standing.legal:
        party = (case.party(state.target),)
        yield _row(case, "legal state", state.state.value, party, state.since, state.utterance)


def _row(
    case: Case,
    about: str,
    value: str,
    party: tuple[Party, ...] = (),
    since: datetime | None = None,
    utterance: str | None = None,
) -> Row:
    return Row(Value(about), Value(value), party, None, since, case.said.get(utterance or ""), case.claim)
