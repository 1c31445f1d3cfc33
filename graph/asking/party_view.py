"""A party as of a time: its names, the accusations that it receives and makes, and what it said last."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from graph import times
from graph.asked.cases import Case, cases
from graph.asked.paging import Candidates, page
from graph.asked.shape import Cursor, Page, Window
from graph.asking import names
from graph.asking.questions import NotHeld, then
from graph.asking.views import Accusation, EntityView, Party, Said
from graph.bolt import Row, Runner, rows
from graph.lexicon import lexicon
from graph.model import ACCUSING
from graph.said import said
from graph.standing import Bearing, Evidence

_EVER = datetime.max.replace(tzinfo=UTC)
_SAID = 50
_ACCUSATIONS = 50


def party_view(
    tx: Runner, wanted: str, as_of: datetime | None, *, received: str | None = None, made: str | None = None
) -> EntityView:
    """Return a party with the first accusations, or those after the cursors, or raise NotHeld."""
    identity = names.standing_for(tx, [wanted], as_of).get(wanted, wanted)
    found = rows(tx, "entities_by_id", entities=[identity])
    if not found or not _held(tx, found[0], as_of):
        raise NotHeld(f"no party {wanted!r} is held{then(as_of)}")
    party = names.party(found[0], as_of)
    against = _accusations(tx, "who_accused", party, as_of, received)
    own = _accusations(tx, "accusations_made", party, as_of, made)
    return EntityView(
        party=party,
        kind=found[0]["group"],
        aliases=_aliases(tx, party, as_of),
        accused_by=against.rows,
        accuses=own.rows,
        said=_spoken(tx, party, as_of),
        more_accused_by=str(against.next) if against.next else None,
        more_accuses=str(own.next) if own.next else None,
    )


def _held(tx: Runner, row: Row, as_of: datetime | None) -> bool:
    """Tell whether a party was held by then; what was obtained earlier may have been filed later."""
    limit = times.text(as_of or _EVER)
    if row["recorded"] <= limit:
        return True
    first = rows(tx, "named_first", entity=row["id"])[0]["first"]
    return first is not None and first <= limit


def _accusations(tx: Runner, query: str, party: Party, as_of: datetime | None, after: str | None) -> Page[Accusation]:
    window = Window(as_of, limit=_ACCUSATIONS, after=Cursor.read(after) if after else None)

    def make(claims: Sequence[str]) -> dict[str, tuple[Accusation, ...]]:
        return {c: tuple(_of(case, party, query)) for c, case in cases(tx, claims, window).items()}

    return page(tx, Candidates(query, {"parties": [party.id]}), make, window)


def _of(case: Case, party: Party, query: str) -> Iterator[Accusation]:
    between: dict[tuple[str, str], list[Evidence]] = {}
    for e in case.live:
        if e.bearing is Bearing.STATES and e.act in ACCUSING and not e.headline:
            for accuser in e.parties:
                for target in e.targets:
                    between.setdefault((accuser, target), []).append(e)
    counts, received = case.standing.counts, query == "who_accused"
    for (accuser, target), spoken in between.items():
        if party.id == (target if received else accuser):
            yield Accusation(
                case.party(accuser),
                case.party(target),
                case.claim,
                case.standing.status,
                spoken[0].valid,
                spoken[-1].valid,
                counts.reports,
                counts.outlets,
                counts.origins,
                case.said.get(spoken[0].id),
            )


def _spoken(tx: Runner, party: Party, as_of: datetime | None) -> tuple[Said, ...]:
    found = rows(tx, "said_by", entity=party.id, as_of=times.text(as_of or _EVER), limit=_SAID)
    spoken = said(tx, [r["id"] for r in found], as_of=as_of)
    return tuple(s for s in spoken if s.taken_out is None and party.id in {h.id for h in s.holders})


def _aliases(tx: Runner, party: Party, as_of: datetime | None) -> tuple[str, ...]:
    now = names.standing_for(tx, [party.id], None)
    merged = rows(tx, "merges_of", entity=party.id)
    limit = times.text(as_of or _EVER)
    members = {r["id"] for r in merged if r["from"] <= limit and (r["to"] is None or r["to"] > limit)}
    found = rows(
        tx,
        "aliases",
        entity=party.id,
        leading=[party.id, now.get(party.id, party.id)],
        members=[party.id, *sorted(members)],
        later=sorted({r["id"] for r in merged} - members),
        as_of=limit,
    )
    # a pronoun or "the company" stands for the party here and there; it is no name of it
    stop = lexicon().stop
    return tuple(
        r["exact"] for r in found
        if r["exact"] and r["exact"] != party.name and r["exact"][:1].isupper() and r["exact"].lower() not in stop
    )  # fmt: skip
