"""Which accusations a party has answered, how, and which not: a matrix of claims by ways to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from graph.asked.cases import Case, cases
from graph.asked.cells import Answers, Worded
from graph.asked.paging import Candidates, page
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Party
from graph.bolt import Runner
from graph.deriving.holding import first_told
from graph.deriving.responses import responses
from graph.standing import Response, Status


@dataclass(frozen=True, slots=True)
class Parameters:
    """Whose answers."""

    party: Annotated[Party, Takes.PARTY, "who is accused: an id or a name"]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim, and since when the party has answered it in each way; `latest` is how its answer stands."""

    claim: Worded
    accusers: tuple[Party, ...]
    status: Status
    latest: Response
    asked: Answers | None
    no_comment: Answers | None
    did_not_respond: Answers | None
    could_not_be_reached: Answers | None
    denied: Answers | None
    dismissed: Answers | None
    admitted: Answers | None
    counter_accused: Answers | None


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List the claims that blame the party, the one held last first."""

    def make(claims: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        found = cases(tx, claims, window)
        return {
            c: (_row(case, asked.party.id),) for c, case in found.items() if asked.party.id in case.standing.targets
        }

    return page(tx, Candidates("answered", {"parties": [asked.party.id]}), make, window)


def _row(case: Case, party: str) -> Row:
    first: dict[Response, Answers] = {}
    for e in first_told(case.live):
        for given in responses([e], case.standing.targets):
            if given.target == party:
                first.setdefault(given.response, Answers(given.since, case.said.get(given.utterance)))
    latest = next((a.response for a in case.standing.responses if a.target == party), Response.NONE)
    return Row(
        claim=case.worded,
        accusers=case.everybody((*case.standing.accusers, *case.standing.suspecters)),
        status=case.standing.status,
        latest=latest,
        asked=first.get(Response.ASKED),
        no_comment=first.get(Response.NO_COMMENT),
        did_not_respond=first.get(Response.DID_NOT_RESPOND),
        could_not_be_reached=first.get(Response.COULD_NOT_BE_REACHED),
        denied=first.get(Response.DENIED),
        dismissed=first.get(Response.DISMISSED),
        admitted=first.get(Response.ADMITTED),
        counter_accused=first.get(Response.COUNTER_ACCUSED),
    )
