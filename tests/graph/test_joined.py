"""Claims that people say are one, and relations that come and go: in any order, and as of any date."""

from dataclasses import replace

import pytest

from graph.asking.ask import Asking
from graph.bolt import Bolt
from graph.deciding.waiting import Concern, waiting
from graph.digest import digest
from graph.model import Act
from graph.standing import Relation, Status
from graph.store import Store
from tests.graph.deciding import People, about, party, said, third
from tests.graph.test_deciding import shown
from tests.graph.test_store import file_all, first, second
from tests.graph.test_waiting import listed, scored, twice

pytestmark = pytest.mark.engine

RELATE = "MATCH (a:Claim {id: $one}) MATCH (b:Claim {id: $other}) MERGE (a)-[r:RELATES {id: 'r1'}]->(b) SET r += $props"
PROPS = {"relation": "possibly_same", "reason": "words alike", "from": "2026-03-02T00:00:00.000000Z", "id": "r1"}


def test_two_claims_that_are_one_are_one_until_that_is_undone(people: People, asking: Asking, store: Store) -> None:
    claim, other = about(asking, "brine"), about(asking, "pumps at night")
    store.bolt.run(RELATE, one=claim.id, other=other.id, props=PROPS)
    made = people.decide("relate", claim.id, "same_as", other.id)
    assert asking.claim(claim.id).id == other.id
    assert asking.claim(other.id).standing.counts.accusers == 2
    assert asking.claim(other.id).related == ()
    assert claim.id not in {c.id for c in asking.claims()}
    assert asking.claim(claim.id, as_of=people.when(0.5)).standing.counts.accusers == 1
    file_all(store, [replace(third(4), reading_key="another reader")])
    assert asking.claim(other.id).standing.counts.accusers == 2
    people.undo(made)
    assert asking.claim(claim.id).standing.status is Status.ALLEGED
    assert asking.claim(other.id).standing.counts.accusers == 1
    assert asking.claim(other.id, as_of=people.when(1.5)).standing.counts.accusers == 2
    assert {r.relation for r in asking.claim(claim.id).related} == {Relation.POSSIBLY_SAME}


def test_what_is_filed_relates_nothing_that_a_person_has_parted(people: People, asking: Asking, store: Store) -> None:
    claim, other = about(asking, "brine"), about(asking, "pumps at night")
    made = people.decide("relate", claim.id, "none", other.id)
    store.bolt.run(RELATE, one=claim.id, other=other.id, props=PROPS)
    file_all(store, [replace(third(4), reading_key="another reader")])
    assert asking.claim(claim.id).related == ()
    people.undo(made)
    assert [r.relation for r in asking.claim(claim.id).related] == [Relation.POSSIBLY_SAME]


def test_a_replay_gives_the_same_joined_claims(people: People, asking: Asking, store: Store, bolt: Bolt) -> None:
    claim, other = about(asking, "brine"), about(asking, "pumps at night")
    people.decide("relate", claim.id, "same_as", other.id)
    people.decide("reject", said(other, Act.DENY).id)
    people.decide("undo", 1)
    before = digest(bolt, exact=True)
    store.empty()
    file_all(store, [first(), second(), third()])
    store.decide(people.made)
    store.rebuilt()
    assert digest(bolt, exact=True) == before


def relations(asking: Asking, people: People, claim: str, at: float | None = None) -> list[str]:
    view = asking.claim(claim, as_of=people.when(at) if at else None)
    return [r.relation.value for r in view.related]


def test_a_relation_that_comes_back_was_away_in_between(people: People, asking: Asking) -> None:
    one, other = about(asking, "brine").id, about(asking, "pumps at night").id
    people.decide("relate", one, "supports", other)
    parted = people.decide("relate", one, "none", other)
    people.undo(parted)
    assert [relations(asking, people, one, at) for at in (0.5, 1.5, 2.5, None)] == [
        [], ["supports"], [], ["supports"],
    ]  # fmt: skip


def test_a_relation_whose_decision_is_undone_does_not_come_back(people: People, asking: Asking) -> None:
    one, other = about(asking, "brine").id, about(asking, "pumps at night").id
    related = people.decide("relate", one, "supports", other)
    parted = people.decide("relate", one, "none", other)
    people.undo(related)
    people.undo(parted)
    assert relations(asking, people, one) == []
    assert relations(asking, people, one, 1.5) == ["supports"]


def test_two_claims_stay_parted_while_one_decision_says_so(people: People, asking: Asking) -> None:
    one, other = about(asking, "brine").id, about(asking, "pumps at night").id
    people.decide("relate", one, "supports", other)
    parted, again = people.decide("relate", one, "none", other), people.decide("relate", other, "none", one)
    people.undo(parted)
    assert relations(asking, people, one) == []
    people.undo(again)
    assert relations(asking, people, one) == ["supports"]


def test_an_undone_decision_has_no_effect_when_its_text_is_read_again(
    people: People, asking: Asking, store: Store, bolt: Bolt
) -> None:
    claim, other = about(asking, "brine"), about(asking, "pumps at night")
    related = people.decide("relate", claim.id, "supports", other.id)
    hidden = people.decide("withdraw", asking.article(claim.said[0].article).versions[0].snapshot)
    people.undo(related)
    people.undo(hidden)
    again = third(4)
    unread = replace(again, reading=replace(again.reading, utterances=()), reading_key="blind")
    file_all(store, [unread, replace(third(5), reading_key="sees again")])
    found = about(asking, "brine")
    assert relations(asking, people, found.id) == []
    assert "dumping brine" in shown(bolt)
    assert found.standing.status is Status.ALLEGED


def test_a_merge_is_no_look_at_an_utterance(store: Store, asking: Asking) -> None:
    file_all(store, [scored(first(), 0.6, 0.2), third(3)])
    before = [w.object for w in listed(store)]
    people = People(store, at=3)
    made = people.decide("merge", party(asking, "Orrin Pumps"), party(asking, "Orrin Pump Works"))
    assert [w.object for w in listed(store) if w.concern is not Concern.PARTY_UNCLEAR] == before
    people.undo(made)
    accepted = people.decide("accept", before[0])
    assert before[0] not in [w.object for w in listed(store)]
    people.undo(accepted)
    assert [w.object for w in listed(store) if w.concern is not Concern.PARTY_UNCLEAR] == before


def test_decided_pairs_of_parties_leave_room_for_others(store: Store, asking: Asking) -> None:
    file_all(store, [first(), third(3)])
    ids = sorted(party(asking, name) for name in ("Orrin Pumps", "Water Board", "Orrin Pump Works", "Delmarch Union"))
    store.bolt.run("MATCH (e:Entity) WHERE e.id IN $ids SET e.similar = [x IN $ids WHERE x <> e.id]", ids=ids)
    people = People(store, at=3)
    people.decide("split", ids[0], ids[1])

    def pairs(limit: int) -> set[frozenset[str]]:
        found = store.bolt.read(lambda tx: waiting(tx, limit=limit, sure=0.0, unsure=0.0))
        return {frozenset(w.decide[0].split()[1:]) for w in found if w.concern is Concern.PARTY_UNCLEAR}

    assert pairs(1) == {frozenset((ids[0], ids[2]))}
    assert frozenset((ids[0], ids[1])) not in pairs(20)
    people.decide("merge", ids[2], ids[3])
    assert frozenset((ids[2], ids[3])) not in pairs(20)
    assert not any(ids[2] in pair for pair in pairs(20))


def test_a_pair_of_claims_waits_again_after_an_undo(store: Store, asking: Asking) -> None:
    file_all(store, [twice()])
    one, other = sorted(c.id for c in asking.claims(about="Orrin Pumps"))
    store.bolt.run(RELATE, one=one, other=other, props=PROPS)

    def waits() -> bool:
        return Concern.POSSIBLY_SAME in {w.concern for w in listed(store)}

    people = People(store, at=1)
    for value in ("none", "same_as", "supports"):
        made = people.decide("relate", one, value, other)
        assert not waits()
        people.undo(made)
        assert waits()
