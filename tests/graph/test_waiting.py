"""What waits for a person, on both engines: the likeliest mistakes first, and gone once somebody has decided."""

from dataclasses import replace

import pytest

from graph.asking.ask import Asking
from graph.deciding.waiting import Concern, Waiting, waiting
from graph.decisions import DecisionKind
from graph.model import Act, Label
from graph.store import Store
from graph.submission import Submission
from tests.graph.deciding import People
from tests.graph.test_deciding import about, said
from tests.graph.test_store import file_all, first
from tests.graph.told import level, mentions, submission, utterance

pytestmark = pytest.mark.engine

TWICE = (
    "The Water Board accused Orrin Pumps of switching off pumps. Sena Vale accused Orrin Pumps of bribing a clerk. "
    "Orrin Pumps denied it had ever met anybody of that description."
)


def twice(position: int = 1) -> Submission:
    by_board = level(TWICE, "The Water Board", says="accused", name="Water Board")
    by_vale = level(TWICE, "Sena Vale", says="accused")
    denied = level(TWICE, "Orrin Pumps", says="denied")
    said = [
        utterance(TWICE, Act.ACCUSE, "switching off pumps", by_board, ["Orrin Pumps"]),
        utterance(TWICE, Act.ACCUSE, "bribing a clerk", by_vale, ["Orrin Pumps"]),
        utterance(TWICE, Act.DENY, "it had ever met anybody of that description", denied),
    ]
    named = mentions(TWICE, Water_Board=Label.ORG, Sena_Vale=Label.PERSON, Orrin_Pumps=Label.ORG)
    return submission(position, TWICE, said, named)


def scored(of: Submission, *scores: float) -> Submission:
    told = tuple(replace(u, score=s) for u, s in zip(of.reading.utterances, scores, strict=True))
    return replace(of, reading=replace(of.reading, utterances=told))


def listed(store: Store, *, sure: float = 0.9, unsure: float = 0.5) -> list[Waiting]:
    return list(store.bolt.read(lambda tx: waiting(tx, limit=20, sure=sure, unsure=unsure)))


def test_what_the_reader_is_least_sure_of_comes_first(store: Store) -> None:
    file_all(store, [scored(first(), 0.6, 0.2)])
    found = listed(store)
    assert [(w.concern, w.doubt) for w in found] == [(Concern.UTTERANCE_UNSURE, 0.8), (Concern.ACCUSATION_UNSURE, 0.4)]
    assert found[0].words == "the accusation"
    assert [w.concern for w in listed(store, sure=0.5, unsure=0.1)] == []


@pytest.mark.parametrize("kind", ["accept", "reject", "amend"])
def test_what_somebody_has_looked_at_waits_no_longer(store: Store, kind: str) -> None:
    file_all(store, [scored(first(), 0.6, 0.2)])
    [denial, _] = listed(store)
    settings = {"certainty": "possible"} if kind == "amend" else {}
    People(store, at=1).decide(kind, denial.object, seen=denial.seen, **settings)
    assert [w.concern for w in listed(store)] == [Concern.ACCUSATION_UNSURE]


def test_an_answer_that_meets_no_one_claim_clearly_is_linked_by_a_person(store: Store, asking: Asking) -> None:
    file_all(store, [twice()])
    [unclear] = listed(store)
    assert unclear.concern is Concern.ANSWER_UNCLEAR
    assert len(unclear.decide) == 2
    kind, object_, value = unclear.decide[0].split()
    People(store, at=1).decide(kind, object_, value)
    assert asking.claim(value).standing.status == "denied"
    assert listed(store) == []


def test_an_admission_asks_for_a_signature_and_a_pin_for_another_look(store: Store, asking: Asking) -> None:
    text = "Orrin Pumps admitted the accusation."
    admitted = level(text, "Orrin Pumps", says="admitted")
    answer = submission(
        2, text, [utterance(text, Act.ADMIT, "the accusation", admitted)], mentions(text, Orrin_Pumps=Label.ORG)
    )
    file_all(store, [first()])
    claim = about(asking, "pumps at night")
    people = People(store, at=1)
    denial = said(claim, Act.DENY)
    people.decide("amend", denial.id, act="admit")
    assert [w.concern for w in listed(store)] == [Concern.CONFIRMATION_PROPOSED]
    people.decide("sign", claim.id, "for")
    assert listed(store) == []
    people.decide("override", claim.id, "alleged")
    late = replace(answer.snapshot, recorded=people.when(9))
    again = replace(first(2), snapshot=late, article=replace(first().article, canonical_url="http://other.test/p"))
    file_all(store, [again])
    assert [w.concern for w in listed(store)] == [Concern.OVERRIDE_OUTDATED]


def test_parties_that_may_be_one_are_merged_or_kept_apart(store: Store, asking: Asking) -> None:
    file_all(store, [first()])
    [pumps] = [h.id for h in asking.search("Orrin Pumps") if h.kind == "entity" and h.name == "Orrin Pumps"]
    [board] = [h.id for h in asking.search("Water Board") if h.kind == "entity" and h.name == "Water Board"]
    store.bolt.run("MATCH (e:Entity) WHERE e.id = $id SET e.similar = [$other]", id=pumps, other=board)
    [pair] = listed(store)
    assert pair.decide == (f"merge {pumps} {board}", f"split {pumps} {board}")
    people = People(store, at=1)
    apart = people.decide("split", pumps, board)
    assert listed(store) == []
    people.undo(apart)
    assert [w.concern for w in listed(store)] == [Concern.PARTY_UNCLEAR]
    assert apart.kind is DecisionKind.SPLIT


def test_claims_that_may_be_one_wait_until_they_are_related(store: Store, asking: Asking) -> None:
    file_all(store, [twice()])
    one, other = sorted(c.id for c in asking.claims(about="Orrin Pumps"))
    props = {"relation": "possibly_same", "reason": "words alike", "from": "2026-03-02T00:00:00.000000Z", "id": "r1"}
    store.bolt.run(
        "MATCH (a:Claim {id: $one}) MATCH (b:Claim {id: $other}) MERGE (a)-[r:RELATES {id: 'r1'}]->(b) SET r += $props",
        one=one,
        other=other,
        props=props,
    )
    pair = next(w for w in listed(store) if w.concern is Concern.POSSIBLY_SAME)
    people = People(store, at=1)
    people.decide("relate", one, "none", other)
    assert Concern.POSSIBLY_SAME not in {w.concern for w in listed(store)}
    people.undo(people.made[0])
    assert pair.object == one
