"""One utterance in words: who did what to whom, in whose words, and the words themselves.

Pure functions of the views. The holder is always named, or the outlet that does not name it.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from graph import times
from graph.asking.views import Accusation, Said
from graph.model import ACCUSING, Act, HolderKind, Part, Quote
from graph.standing import Bearing
from web.verbs import VERBS
from web.words import CERTAINTIES, POLARITIES, QUOTES

_UNNAMED = frozenset({HolderKind.ANONYMOUS, HolderKind.COLLECTIVE, HolderKind.DOCUMENT, HolderKind.UNKNOWN_AUTHOR})
_QUOTED = {"“": "”", '"': '"'}


def listed(names: Iterable[str]) -> str:
    """Join names in words: "A, B and C"."""
    distinct = list(dict.fromkeys(names))
    return " and ".join([", ".join(distinct[:-1]), distinct[-1]]) if len(distinct) > 1 else "".join(distinct)


def counted(number: int, noun: str) -> str:
    """Say how many: "no reports", "one report", "6 reports"."""
    amount = {0: "no", 1: "one"}.get(number, f"{number:,}")
    return f"{amount} {noun}{'' if number == 1 else 's'}"


def day(at: datetime) -> str:
    """Write the day of a time, UTC."""
    return at.astimezone(UTC).date().isoformat()


def minute(at: datetime) -> str:
    """Write a time to the minute, UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def instant(at: datetime) -> str:
    """Write a time as ISO 8601 UTC, whole seconds without a fraction."""
    return times.text(at).replace(".000000Z", "Z")


def quoted(exact: Sequence[str]) -> str:
    """Put exact words into quotation marks, unless they stand in them already; pieces are joined by an ellipsis."""
    words = " … ".join(exact)
    closing = _QUOTED.get(words[:1])
    whole = closing and words.endswith(closing) and words.count(words[0]) == 1 + (closing == words[0])
    return words if whole else f"“{words}”"


def stated(said: Sequence[Said]) -> Said | None:
    """Choose the utterance that words a claim: what accuses before what suspects before what states, the body first."""
    return min(said, key=_rank, default=None)


def _rank(said: Said) -> tuple[bool, int, bool, bool]:
    # min keeps the first of equals, and the order is that of (valid, id);
    # a plain accusation words more than a suspicion
    accusing = 0 if said.act in ACCUSING else 1 if said.act is Act.SUSPECT else 2
    return (said.bearing is not Bearing.STATES, accusing, said.part is Part.TITLE, not said.exact)


def utterance_sentence(said: Said) -> str:
    """Word one utterance: "A accused B and C, in the words of O: “exact words”"."""
    return f"{lead(said)}: {quoted(said.exact)}" if said.exact else lead(said)


def lead(said: Said) -> str:
    """Word an utterance up to its quotation."""
    targets = listed(target.name for target in said.targets)
    verb = VERBS[said.act].phrase(targets, own_voice=not said.holders)
    return f"{_who(said)} {verb}{_in_whose_words(said)}"


def holder(said: Said) -> str:
    """Return who says it: the speaker and the party spoken for, else the holders, else the outlet."""
    if said.speaker:
        spoken_for = listed(h.name for h in said.holders)
        return f"{said.speaker} for {spoken_for}" if spoken_for else said.speaker
    return listed(h.name for h in said.holders) or said.outlet.name


def _who(said: Said) -> str:
    who = holder(said)
    who = who[:1].upper() + who[1:]
    return f"{who} (not named by {said.outlet.name})" if _is_unnamed(said) else who


def _is_unnamed(said: Said) -> bool:
    if not said.holders or said.speaker:
        return False
    return said.holder_kind in _UNNAMED or not any(h.named for h in said.holders)


def _in_whose_words(said: Said) -> str:
    outlet = said.outlet.name
    own = outlet in {h.name for h in said.holders}
    if said.part is Part.TITLE:
        return f", in a headline of {'its own' if own or not said.holders else outlet}"
    if not said.holders:
        return ", in its own voice"
    if said.quote is Quote.DIRECT or own:
        return ""
    return f", in the words of {outlet}" if said.exact else f", as {outlet} reports"


def notes(said: Said, as_of: datetime | None = None) -> tuple[str, ...]:
    """Return what else is to be known of an utterance as of a time, in few words each."""
    # an outlet in its own voice reports nobody's speech
    quote = QUOTES[said.quote] if said.holders and said.exact else ""
    found = [quote, POLARITIES[said.polarity], CERTAINTIES[said.certainty]]
    if said.superseded and (as_of is None or said.superseded <= as_of):
        found.append(f"a later version, obtained on {day(said.superseded)}, no longer has these words")
    if said.taken_out is not None:
        found.append(f"taken out by decision {said.taken_out}: it counts nowhere")
    return tuple(note for note in found if note)


def accusation_sentence(accusation: Accusation) -> str:
    """Word one edge of the network by what the accuser said itself; nobody is quoted with another's words."""
    if accusation.said is None:
        return f"{accusation.accuser.name} accused {accusation.target.name}"
    return utterance_sentence(accusation.said)


def capital(words: str) -> str:
    """Begin a sentence."""
    return words[:1].upper() + words[1:]
