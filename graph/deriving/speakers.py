"""Who speaks for whom by what is held beside an utterance: standing lasts for a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from graph.model import HolderKind
from graph.standing import Evidence

# design note "claims", section 2: not more than a year away
_LASTS = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Spoken:
    """For whom an utterance counts, and who spoke for them."""

    parties: tuple[str, ...]
    speaker: str


def speakers(held: Sequence[Evidence], targets: frozenset[str]) -> Mapping[str, Spoken]:
    """Return, by the id of utterances of people who speak for nobody there, for whom another says that they speak.

    Who is accused in person answers for itself. Of whom two texts say different things within a year, none is taken.
    """
    said: dict[str, list[tuple[datetime, tuple[str, ...]]]] = {}
    for e in held:
        if e.speaker and e.parties:
            said.setdefault(e.speaker, []).append((e.valid, e.parties))
    if not said:
        return {}
    alone = [e for e in held if _speaks_alone(e, targets)]
    return {e.id: found for e in alone if (found := _by_others(e, said.get(e.parties[0], ())))}


def _speaks_alone(e: Evidence, targets: frozenset[str]) -> bool:
    named = e.holder_kind in (HolderKind.NAMED, HolderKind.ROLE)
    return named and e.speaker is None and len(e.parties) == 1 and e.parties[0] not in targets


def _by_others(e: Evidence, said: Sequence[tuple[datetime, tuple[str, ...]]]) -> Spoken | None:
    near = {parties for valid, parties in said if abs(valid - e.valid) <= _LASTS}
    # a text that describes the speaker as somebody else's says otherwise
    if len(near) != 1 or (e.affiliation is not None and e.affiliation not in next(iter(near))):
        return None
    return Spoken(next(iter(near)), e.parties[0])
