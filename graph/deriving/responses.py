"""What each target of a claim has answered (rules R3 and R5)."""

from collections.abc import Iterable, Mapping, Sequence

from graph.deriving.roles import answering, answers, counters
from graph.model import RESPONSES, Act
from graph.standing import Answered, Evidence, Flag, Flagged, Response, Stake

_RESPONSE = {
    Act.DENY: Response.DENIED,
    Act.DISPUTE: Response.DENIED,
    Act.DISMISS: Response.DISMISSED,
    Act.ADMIT: Response.ADMITTED,
    Act.NO_COMMENT: Response.NO_COMMENT,
    Act.DID_NOT_RESPOND: Response.DID_NOT_RESPOND,
    Act.COULD_NOT_BE_REACHED: Response.COULD_NOT_BE_REACHED,
    Act.ASKED_FOR_COMMENT: Response.ASKED,
}
# what says more of P is kept over what says less: a later "a smear" or "no comment" takes no denial back
_WEIGHT = {
    Response.DENIED: 4,
    Response.ADMITTED: 4,
    Response.DISMISSED: 3,
    Response.COUNTER_ACCUSED: 3,
    Response.NO_COMMENT: 2,
    Response.DID_NOT_RESPOND: 2,
    Response.COULD_NOT_BE_REACHED: 2,
    Response.ASKED: 1,
}
_FLAG = {
    Act.NO_COMMENT: Flag.NO_COMMENT,
    Act.DID_NOT_RESPOND: Flag.DID_NOT_RESPOND,
    Act.COULD_NOT_BE_REACHED: Flag.RESPONSE_SOUGHT,
    Act.ASKED_FOR_COMMENT: Flag.RESPONSE_SOUGHT,
}


def responses(told: Sequence[Evidence], targets: Sequence[str]) -> tuple[Answered, ...]:
    """Return the response of every target that has one, in the order of the targets; `told` is in order."""
    return tuple(_answered(target, given) for target, given in _given(told, targets).items() if given)


def flags(told: Sequence[Evidence], targets: Sequence[str]) -> Iterable[Flagged]:
    """Yield the response flags that hold: those of a target that has given no later answer."""
    for target, given in _given(told, targets).items():
        answered = [e.valid for e in given if answers(e)]
        last = max(answered) if answered else None
        raised: dict[Flag, Evidence] = {}
        for e in given:
            if e.act in RESPONSES and (last is None or e.valid > last):
                raised.setdefault(_FLAG[e.act], e)
        yield from (Flagged(flag, target, e.valid) for flag, e in raised.items())


def _given(told: Sequence[Evidence], targets: Sequence[str]) -> Mapping[str, list[Evidence]]:
    known = frozenset(targets)
    given: dict[str, list[Evidence]] = {target: [] for target in targets}
    for e in told:
        if not e.headline and (e.act in RESPONSES or answers(e)):
            for target in answering(e, known):
                given.setdefault(target, []).append(e)
    return given


def _answered(target: str, given: Sequence[Evidence]) -> Answered:
    weight = max(_WEIGHT[_response(e)] for e in given)
    weighty = [e for e in given if _WEIGHT[_response(e)] == weight]
    # the run of the same response that still lasts: its first utterance has the date and the words
    first = weighty[-1]
    for e in reversed(weighty):
        if _response(e) is not _response(first):
            break
        first = e
    return Answered(target, _response(first), first.valid, first.speaker, first.stake or Stake.OTHER, first.id)


def _response(e: Evidence) -> Response:
    return Response.COUNTER_ACCUSED if counters(e) else _RESPONSE[e.act]
