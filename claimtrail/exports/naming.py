"""Who stands behind what is exported, by name: no row shows a proposition without those who hold it."""

from claimtrail.listing import holder
from graph.asking.portions import Line
from graph.asking.views import ClaimView
from graph.standing import Bearing


def holders(claim: ClaimView) -> list[str]:
    """Return who states the claim, the first one first."""
    return list(dict.fromkeys(holder(s) for s in claim.said if s.bearing is Bearing.STATES))


def subject(line: Line) -> str | None:
    """Return what a line of the ledger is about: a party's name, the number that changed, or nothing."""
    party = line.claim.names.get(line.change.subject)
    return party.name if party else line.change.subject or None
