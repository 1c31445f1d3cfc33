"""What people decide, in the answers of the named questions: from when they decided it, and not before."""

from datetime import datetime, timedelta

import pytest

from graph.asked.catalogue import window
from graph.asked.shape import Answer
from graph.asking.ask import Asking
from graph.decisions import Decision, DecisionKind
from graph.model import Act
from graph.standing import Status
from graph.store import Store
from tests.graph.told_story import at, story

pytestmark = pytest.mark.engine

DECIDED = at(100)


@pytest.fixture
def claim(store: Store, asking: Asking) -> str:
    for one in story():
        store.file([one], upto=one.snapshot.position)
    return next(view.id for view in asking.claims(about="Orrin Pumps"))


def decide(store: Store, kind: DecisionKind, object_: str, value: str = "") -> None:
    store.decide([Decision(kind, object_, "R. Editor", "read the file", DECIDED, at=9, value=value, number=1)])


def test_a_rejected_denial_is_gone_from_then_on(store: Store, asking: Asking, claim: str) -> None:
    def ask(name: str, as_of: datetime | None = None, **given: str) -> Answer:
        return asking.ask(name, given, window(as_of=as_of))

    denial = next(s for s in asking.claim(claim).said if s.speaker == "Ida Vell")
    decide(store, DecisionKind.REJECT, denial.id)
    before = DECIDED - timedelta(minutes=1)
    for as_of, deniers, words in ((before, 2, 1), (None, 1, 0)):
        assert len(ask("who-accused", as_of, party="Orrin Pumps").rows[0].denied) == deniers
        assert len(ask("exact-words", as_of, holder="Ida Vell").rows) == words
        spoken = [r for r in ask("who-speaks-for", as_of, party="Orrin Pumps").rows if r.speaker == "Ida Vell"]
        assert len(spoken) == words
    changed = ask("changes-between", None, **{"from": before.isoformat(), "claim": claim}).rows
    assert [(r.before, r.words.id) for r in changed if r.about == "no longer counted"] == [("deny", denial.id)]


def test_who_signed_and_why_stands_in_the_history(store: Store, asking: Asking, claim: str) -> None:
    decide(store, DecisionKind.SIGN, claim, "for")
    history = asking.ask("status-history", {"claim": claim, "axis": "status"}, window()).rows
    assert (history[-1].new, history[-1].by[0].name, history[-1].reason) == (
        Status.CONFIRMED.value,
        "R. Editor",
        "read the file",
    )
    assert history[-1].recorded == DECIDED
    edges = asking.ask("who-accuses-whom", {"topic": "pumps"}, window()).rows
    assert {edge.status for edge in edges if edge.words.act is Act.ACCUSE} == {Status.CONFIRMED}
