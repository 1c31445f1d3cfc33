"""In which role an utterance counts for a claim: what it states, denies or takes back, and for whom."""

from graph.model import (
    ACCUSING,
    ANSWERS,
    BLAMING,
    LEGAL_ACTS,
    Act,
    BasisKind,
    Certainty,
    HolderKind,
    OriginKind,
    Polarity,
)
from graph.standing import Bearing, Evidence, Flag, Stake

# to be told or to infer leaves the access with somebody else; the others are the holder's own
OWN_ACCESS = frozenset(
    {BasisKind.WITNESSED, BasisKind.OFFICIAL_RECORD, BasisKind.PRIMARY_DOCUMENT, BasisKind.MEASURED_DATA}
)
DENYING = frozenset({Act.DENY, Act.DISPUTE})
OWN_STAKE = frozenset({Stake.TARGET, Stake.SPEAKS_FOR_TARGET})
# by these a text says whose report it is
TAKEN_FROM = frozenset(
    {OriginKind.FIRST_REPORTED_BY, OriginKind.SEEN_BY, OriginKind.TOLD, OriginKind.ACCORDING_TO, OriginKind.CREDIT}
)
UNNAMED = frozenset({HolderKind.ANONYMOUS, HolderKind.DOCUMENT})
# they are about P in law, and say of it neither that it is so nor that it is not
_LEAVE_OPEN = frozenset({Act.INVESTIGATE, Act.ACQUIT, Act.DISMISS_CASE, Act.SETTLE})
_BLAMING = ACCUSING | {Act.CONVICT, Act.SANCTION}
_HEDGES = frozenset({Certainty.PROBABLE, Certainty.POSSIBLE})
# what these do is not done where it is negated: who "did not accuse" says of P neither that it is so nor that it is not
_DONE_BY_SAYING = BLAMING | LEGAL_ACTS | ANSWERS


def undone(e: Evidence) -> bool:
    """Tell whether the words say that what the act would do was not done ("did not deny", "has not accused")."""
    return e.polarity is Polarity.NEGATIVE and e.act in _DONE_BY_SAYING


def states(e: Evidence) -> bool:
    """Tell whether the body of an article has P said here; a headline raises nothing by itself."""
    return e.bearing is Bearing.STATES and not e.headline and not undone(e)


def supports(e: Evidence) -> bool:
    """Tell whether somebody says here that P is so."""
    return states(e) and e.act not in _LEAVE_OPEN


def accuses(e: Evidence) -> bool:
    """Tell whether an accuser is heard here."""
    return states(e) and e.act in ACCUSING


def suspects(e: Evidence) -> bool:
    """Tell whether a suspicion of anybody is heard here."""
    return states(e) and e.act is Act.SUSPECT


def blames(e: Evidence) -> bool:
    """Tell whether P is laid at somebody's door here; a suspicion must name somebody."""
    return states(e) and (e.act in _BLAMING or (e.act is Act.SUSPECT and bool(e.named_targets)))


def hedged(e: Evidence) -> bool:
    """Tell whether the holder itself holds P for no more than likely."""
    return e.act is Act.SUSPECT or e.certainty in _HEDGES


def denies(e: Evidence) -> bool:
    """Tell whether an answer contests P; who gives it decides what that does."""
    return e.bearing is Bearing.ANSWERS and e.act in DENYING and not e.headline and not undone(e)


def contradicts(e: Evidence) -> bool:
    """Tell whether somebody without a stake says here that P is not so."""
    if e.headline or e.stake in OWN_STAKE:
        return False
    return e.bearing is Bearing.CONTRADICTS or denies(e)


def answers(e: Evidence) -> bool:
    """Tell whether a party answers what is said against it, be it by a counter-accusation."""
    return e.bearing is Bearing.ANSWERS and not undone(e) and (e.act in ANSWERS or counters(e))


def counters(e: Evidence) -> bool:
    """Tell whether the answer is to blame the accuser."""
    return e.bearing is Bearing.ANSWERS and e.act in BLAMING and not undone(e)


def voice(e: Evidence) -> tuple[str, ...]:
    """Return for whom the utterance counts: its parties, else the outlet in its own voice."""
    return e.parties or (outlet(e),)


def outlet(e: Evidence) -> str:
    """Return the outlet as a party where it is known as one, else its key."""
    return e.outlet_party or e.outlet


def answering(e: Evidence, targets: frozenset[str]) -> tuple[str, ...]:
    """Return the targets that an answer or a response is one of; a witness's or a third party's is nobody's."""
    if e.act is Act.ASKED_FOR_COMMENT:
        return tuple(t for t in e.targets if t in targets)
    if e.stake not in OWN_STAKE:
        return ()
    own = (*e.parties, *((e.speaker,) if e.speaker else ()))
    return tuple(dict.fromkeys(p for p in own if p in targets)) or e.parties


def own_bases(e: Evidence, *, lent_by: frozenset[str]) -> tuple[tuple[BasisKind, str | None], ...]:
    """Return how the holder itself knows, with who else holds that; what a party of `lent_by` holds is not its own.

    What the reporting outlet has seen shows what a holder says, not that it is so, and is no basis of the holder.
    """
    mine = frozenset(voice(e)) | {e.speaker}
    others = lent_by | {outlet(e)} if e.parties else lent_by
    return tuple(
        (kind, None if by in mine else by)
        for kind, by in e.bases
        if kind in OWN_ACCESS and (by is None or by in mine or by not in others)
    )


def evidence_flag(e: Evidence) -> Flag | None:
    """Return the flag that an evidence statement raises."""
    return e.evidence_flag if e.bearing is Bearing.EVIDENCE and not e.headline else None
