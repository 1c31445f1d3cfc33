"""Names in a base: the same entities however many articles are filed at once; what is unsure waits for a person."""

import pytest

from graph.asking.leading import leading
from graph.bolt import Bolt
from graph.deciding.waiting import Concern, Waiting, waiting
from graph.digest import digest
from graph.store import Store
from tests.graph.deciding import People
from tests.graph.named import told

pytestmark = pytest.mark.engine

TEXTS = [
    "Councillor {P:Hugh Asante} voted in {G:Westmarch} for {O:Pellworth Civil Ltd}.",
    "The scaffolder {P:Hugh Asante} of {O:Asante Scaffolding} fell from a roof in {G:Brenn}.",
    "The {O:Calder Data Commission} ({O:CDC=Calder Data Commission}) wrote to {O:Pellworth Civil}.",
    "{O:CDC} and {O:Pelworth Civil} met in {G:Westmarch}; {O:Calder Data Commission} is not named.",
    "{O:Pellworth Civil} never paid {P:Hugh Asante}.",
    "{P:Hugh Asante} thanked the surgeons of {G:Brenn}. {O:CDC} has nothing to say.",
]
SUBMISSIONS = [told(number, text) for number, text in enumerate(TEXTS, start=1)]


@pytest.mark.parametrize("size", [2, 3, 6])
def test_articles_one_by_one_or_together_give_the_same_entities(store: Store, bolt: Bolt, size: int) -> None:
    for one in SUBMISSIONS:
        store.file([one], upto=one.snapshot.position)
    alone = digest(bolt, exact=True)
    bolt.run("MATCH (n) DETACH DELETE n")
    # another process, which remembers nothing
    again = Store(bolt, data_version="tests")
    for start in range(0, len(SUBMISSIONS), size):
        batch = SUBMISSIONS[start : start + size]
        again.file(batch, upto=batch[-1].snapshot.position)
    assert digest(bolt, exact=True) == alone


def test_a_homonym_waits_until_a_person_decides(store: Store) -> None:
    store.file(SUBMISSIONS, upto=len(SUBMISSIONS))
    [unclear] = listed(store)
    assert (unclear.concern, unclear.words) == (Concern.PARTY_UNCLEAR, "Hugh Asante | Hugh Asante")
    _, one, other = unclear.decide[0].split()
    assert {one: articles(store, one), other: articles(store, other)} == {one: [2, 6], other: [1, 5]}
    People(store, at=len(SUBMISSIONS)).decide("merge", one, other)
    assert articles(store, other) == [1, 2, 5, 6]
    assert listed(store) == ()


def listed(store: Store) -> tuple[Waiting, ...]:
    return store.bolt.read(lambda tx: waiting(tx, limit=20, sure=0.9, unsure=0.5))


def articles(store: Store, party: str) -> list[int]:
    statement = "MATCH (v:Version)-[:MENTIONS]->(e:Entity) WHERE e.id = $id RETURN DISTINCT v.document AS url"
    return sorted(int(r["url"].rsplit("/", 1)[-1]) for r in store.bolt.run(statement, id=party))


def test_a_slip_and_an_acronym_lead_to_whom_they_are_said_of(store: Store) -> None:
    store.file(SUBMISSIONS, upto=len(SUBMISSIONS))
    for called, name in (("CDC", "Calder Data Commission"), ("Pelworth Civil", "Pellworth Civil Ltd")):
        found = store.bolt.read(lambda tx, called=called: leading(tx, called, None))
        assert found == store.bolt.read(lambda tx, name=name: leading(tx, name, None))
        assert len(found) == 1
