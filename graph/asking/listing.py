"""Claims in the order in which they changed, a page of ids at a time: of all, about a party, by a party."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from graph.asked.paging import Candidates, following
from graph.asked.shape import Cursor, Window
from graph.asking import names
from graph.asking.leading import leading
from graph.asking.views import ClaimView
from graph.bolt import Bolt, Runner
from graph.standing import Bearing

# ids that are asked for at once: what a party is in is sorted anew for every time; and claims that are loaded at once
_IDS, _VIEWS = 1000, 50
_STATING = frozenset({Bearing.STATES, Bearing.ASKS, Bearing.EVIDENCE})


def listed(
    bolt: Bolt, targets: Sequence[str] | None, holders: Sequence[str] | None, as_of: datetime | None
) -> Iterator[list[str]]:
    """Yield pages of ids, last changed first; of an earlier date the one held last first. Null is anybody."""
    now = as_of is None
    if targets is None and holders is None:
        candidates = Candidates("claims_changed" if now else "claims_recorded", {}, spans=True, batch=_IDS)
    else:
        parties, role = (targets, "target") if targets is not None else (holders, "holder")
        candidates = Candidates(
            "claims_with_parties", {"parties": list(parties or ()), "role": role, "now": now}, batch=_IDS
        )
    window = Window(as_of)
    while page := _page(bolt, candidates, window):
        ids = [cursor.id for cursor in page]
        yield from (ids[i : i + _VIEWS] for i in range(0, len(ids), _VIEWS))
        window = replace(window, after=following(page[-1]))


def _page(bolt: Bolt, candidates: Candidates, window: Window) -> list[Cursor]:
    return bolt.read(lambda tx: next(candidates.read(tx, window), []))


def named(tx: Runner, name: str, as_of: datetime | None) -> tuple[str, ...]:
    """Return the entities that a name (or an id) led to as of a time."""
    found = {*leading(tx, name, as_of), name}
    into = names.standing_for(tx, found, as_of)
    return tuple(sorted({into.get(one, one) for one in found}))


def concerns(view: ClaimView, targets: Collection[str] | None, holders: Collection[str] | None) -> bool:
    """Tell whether a claim, by what held of it then, is about one of these parties and is held by one of those."""
    stating = [s for s in view.said if s.bearing in _STATING]
    about = targets is None or any(p.id in targets for s in stating for p in s.targets)
    return about and (holders is None or any(p.id in holders for s in stating for p in s.holders))
