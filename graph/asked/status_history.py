"""How a claim came to stand where it stands, line by line, and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from graph import times
from graph.asked.cases import Case, cases
from graph.asked.cells import Value, value
from graph.asked.paging import slice_of
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Party, Said
from graph.bolt import Row as Line
from graph.bolt import Runner, rows
from graph.standing import Axis, Change, Ruling
from graph.status import history


@dataclass(frozen=True, slots=True)
class Parameters:
    """The claim, and the axis if not all of them."""

    claim: Annotated[str, Takes.CLAIM, "the claim's id"]
    axis: Annotated[Axis | None, Takes.AXIS, "only this axis: status, flag, response, legal, ..."] = None


@dataclass(frozen=True, slots=True)
class Row:
    """One change; `by` are who said or decided it, `words` what was said, `reason` a person's reason."""

    recorded: datetime
    valid: datetime
    axis: Axis
    subject: Party | None
    old: Value | None
    new: Value | None
    rule: str
    by: tuple[Party, ...]
    words: Said | None
    reason: str | None
    claim: str


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List the changes in the order in which they were recorded."""
    found = cases(tx, [asked.claim], window)
    if asked.claim not in found:
        return Page(())
    case = found[asked.claim]
    lines = rows(tx, "status_history", claim=asked.claim, as_of=window.limits()["as_of"])
    changes = [_change(line) for line in lines] if window.valid_until is None else list(_derived(case, window))
    kept = [change for change in changes if asked.axis in (None, change.axis)]
    return slice_of(tuple(_rows(case, kept)), asked.claim, window)


def _change(line: Line) -> Change:
    valid, recorded = times.aware(line["valid"]), times.aware(line["recorded"])
    return Change(
        Axis(line["axis"]), line["subject"], line["old"], line["new"], valid, recorded, line["rule"], line["evidence"]
    )


def _derived(case: Case, window: Window) -> Iterable[Change]:
    """Derive the ledger that what was said by a time would have given."""
    told = [e for e in case.bundle.evidence if e.valid <= window.told]
    ruled = [r for r in case.rulings if r.valid <= window.told]
    return (change for change in history(told, ruled) if change.recorded <= window.seen)


def _rows(case: Case, changes: Iterable[Change]) -> Iterator[Row]:
    ruled: Mapping[str, Ruling] = {f"decision:{r.number}": r for r in case.rulings}
    spoken = {e.id: case.voices(e) for e in case.bundle.evidence}
    said = {s.id: s for s in case.bundle.said}
    for change in changes:
        ruling = ruled.get(change.evidence)
        by = (Party(ruling.by, ruling.by, named=False),) if ruling else spoken.get(change.evidence, ())
        yield Row(
            recorded=change.recorded,
            valid=change.valid,
            axis=change.axis,
            subject=_subject(case, change),
            old=value(change.old),
            new=value(change.new),
            rule=change.rule,
            by=by,
            words=said.get(change.evidence),
            reason=ruling.reason if ruling else None,
            claim=case.claim,
        )


def _subject(case: Case, change: Change) -> Party | None:
    if change.subject in ("", "origins"):
        return None
    if change.subject == "contrary_origins":
        return Party(change.subject, "against it", named=False)
    return case.party(change.subject)
