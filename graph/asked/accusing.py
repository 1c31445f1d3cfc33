"""The accusations of a claim: who first made each, of whom, in which words."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.asked.cases import Case
from graph.asking.views import Party
from graph.deriving.roles import accuses, suspects
from graph.standing import Evidence


@dataclass(frozen=True, slots=True)
class Made:
    """One party's accusation of some others: its utterances in order of time, the first being what "since" means."""

    accuser: Party
    said: tuple[Evidence, ...]


def made(case: Case) -> Iterator[Made]:
    """Yield every accuser of a claim, then every one who only suspects, as the claim's standing counts them."""
    standing = case.standing
    for identity in standing.accusers:
        yield _made(case, identity, [e for e in case.live if accuses(e)])
    for identity in standing.suspecters:
        yield _made(case, identity, [e for e in case.live if suspects(e)])


def _made(case: Case, identity: str, spoken: list[Evidence]) -> Made:
    own = tuple(e for e in spoken if identity in e.parties)
    # an outlet that accuses by what it found itself speaks for no party
    found = own or tuple(e for e in spoken if not e.parties)
    return Made(case.party(identity), found)
