"""Who denies a claim, and in which capacity: an accused party, one who speaks for it, or a third party."""

from graph.asked.cases import Case
from graph.asked.cells import Denial, Standing
from graph.deriving.holding import first_told
from graph.deriving.roles import denies
from graph.standing import Evidence, Stake


def denials(case: Case, party: str | None = None) -> tuple[Denial, ...]:
    """Return the denials of a claim, each denier once, the first first; `party` is whose denial is asked for."""
    found: dict[str, Denial] = {}
    for e in (e for e in first_told(case.live) if denies(e)):
        for by in case.everybody([e.speaker] if e.speaker else e.parties) or (case.outlet(e),):
            found.setdefault(by.id, Denial(by, capacity(e, party), e.valid, case.said.get(e.id)))
    return tuple(found.values())


def capacity(e: Evidence, party: str | None) -> Standing:
    """Say in which capacity an answer is given; `party` is for whom it might be."""
    if e.stake not in (Stake.TARGET, Stake.SPEAKS_FOR_TARGET):
        return Standing.THIRD_PARTY
    if party is not None and party not in (*e.parties, e.speaker):
        return Standing.OTHER_ACCUSED
    return Standing.SPEAKS_FOR if e.speaker and e.speaker != party else Standing.ITSELF
