"""Logs of claims for tests: evidence and rulings in short, about one invented claim.

The claim: "X emptied the reservoir at night"; its accuser is usually B, the water board.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from graph.model import ANSWERS, RESPONSES, Act, BasisKind, HolderKind, OriginKind, OutletKind
from graph.standing import Bearing, Declared, Evidence, Flag, Ruling, Stake, Standing

START = datetime(2026, 3, 1, tzinfo=UTC)
_BEARINGS = {
    **dict.fromkeys(ANSWERS | RESPONSES, Bearing.ANSWERS),
    Act.OPEN_QUESTION: Bearing.ASKS,
    Act.EVIDENCE_STATUS: Bearing.EVIDENCE,
    Act.RETRACT: Bearing.WITHDRAWS,
    Act.CORRECT: Bearing.WITHDRAWS,
}


def day(number: float) -> datetime:
    """Return a time so many days after the start."""
    return START + timedelta(days=number)


def say(at: float, act: str, by: str | None = "B", /, **more: Any) -> Evidence:
    """Return an utterance of day `at`, recorded an hour later; `paper` names the outlet, `names` is its own party.

    What answers is of the target X unless `by` is somebody else; the author's own voice has `by` None.
    """
    made = Act(act)
    bearing = more.pop("bearing", _BEARINGS.get(made, Bearing.STATES))
    paper = more.pop("paper", "courier")
    identity = more.pop("id", f"{at:05.1f} {act} {by} {paper}")
    targets = more.pop("targets", ("X",) if bearing is Bearing.STATES or made is Act.ASKED_FOR_COMMENT else ())
    own = Stake.TARGET if by in ("X", "Y", "Z") else Stake.THIRD_PARTY
    fields: dict[str, Any] = {
        "article": f"{paper} {at:g}",
        "outlet_kind": OutletKind.NEWSPAPER,
        "outlet_party": paper.title(),
        "recorded": day(at) + timedelta(hours=1),
        "parties": (by,) if by else (),
        "holder_kind": HolderKind.NAMED if by else HolderKind.UNKNOWN_AUTHOR,
        "stake": own if bearing is Bearing.ANSWERS and by else Stake.OTHER,
        "named_targets": targets,
    }
    return Evidence(identity, bearing, made, outlet=paper, valid=day(at), targets=targets, **{**fields, **more})


def knows(kind: str, by: str | None = None) -> tuple[tuple[BasisKind, str | None], ...]:
    """Return one stated basis."""
    return ((BasisKind(kind), by),)


def cites(kind: str, party: str, article: str | None = None) -> tuple[Declared, ...]:
    """Return one declared origin, named by its party."""
    return (Declared(OriginKind(kind), party, party, article),)


def rule(number: int, kind: str, value: str = "", /, **more: Any) -> Ruling:
    """Return a decision of day 50 plus its number."""
    at = day(50 + number)
    return replace(Ruling(number, kind, value, "R. Editor", "read the file", at, at), **more)


def raised(standing: Standing) -> set[str]:
    """Return the flags that hold, without machine_only, which every untouched claim has."""
    return {f.flag.value for f in standing.flags if f.flag is not Flag.MACHINE_ONLY}


def copies(of: Evidence, papers: Sequence[str]) -> list[Evidence]:
    """Return near-duplicates of an article in other papers, a day later each, and the article that they copy."""
    articles = frozenset([of.article, *(f"{paper} copy" for paper in papers)])
    made = [replace(of, copies=articles - {of.article})]
    for number, paper in enumerate(papers, start=1):
        later = timedelta(days=number)
        made.append(
            replace(
                of,
                id=f"{of.id} in {paper}",
                article=f"{paper} copy",
                outlet=paper,
                outlet_party=paper.title(),
                valid=of.valid + later,
                recorded=of.recorded + later,
                copies=articles - {f"{paper} copy"},
            )
        )
    return made


def until(evidence: Iterable[Evidence], at: datetime) -> list[Evidence]:
    """Keep what was recorded by a time."""
    return [e for e in evidence if e.recorded <= at]
