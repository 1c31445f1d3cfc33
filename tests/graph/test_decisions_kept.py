"""What becomes of decisions: replayed, anchored anew after another reader, and refused where they do not fit."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from graph.asking.ask import Asking
from graph.asking.questions import NotHeld
from graph.bolt import Bolt
from graph.decisions import Decision, DecisionError, DecisionKind
from graph.digest import digest
from graph.model import Act, Label, Level
from graph.standing import Status
from graph.store import Store
from graph.submission import Submission
from tests.graph.deciding import FIRST, People, about, party, said, third
from tests.graph.test_store import file_all, first, second
from tests.graph.told import level, mentions, submission, utterance

pytestmark = pytest.mark.engine


def every_kind(people: People, asking: Asking) -> None:
    claim, other = about(asking, "pumps at night"), about(asking, "brine")
    denial, accused = said(claim, Act.DENY), said(other, Act.ACCUSE)
    people.decide("merge", party(asking, "Orrin Pump Works"), party(asking, "Orrin Pumps"))
    people.decide("sign", claim.id, "for")
    people.decide("relate", other.id, "supports", claim.id)
    people.decide("amend", accused.id, certainty="possible", target=("Orrin Pumps", "Mayor Quill"))
    people.decide("link", denial.id, other.id)
    people.decide("state", accused.version, "deny", exact="test it", holder="Mayor Quill")
    people.decide("rename", party(asking, "Mayor Quill"), "Ina Quill")
    people.decide("split", party(asking, "Orrin Pumps"), "Orrin Pumps of Delmarch", in_=accused.article)
    people.decide("accept", accused.id)
    people.decide("undo", 2)
    people.decide("withdraw", asking.article(denial.article).versions[0].snapshot)
    people.decide("undo", 1)


def test_a_replay_of_filings_and_decisions_gives_the_same_graph(
    people: People, asking: Asking, store: Store, bolt: Bolt
) -> None:
    every_kind(people, asking)
    late = submission(
        4, PUMP_TALK, [utterance(PUMP_TALK, Act.ACCUSE, "leaking oil", talk(), ["Orrin Pumps"])],
        mentions(PUMP_TALK, Sena_Vale=Label.PERSON, Orrin_Pumps=Label.ORG), url="http://corvane.test/oil",
    )  # fmt: skip
    file_all(store, [late])
    before = digest(bolt, exact=True)
    store.empty()
    file_all(store, [first(), second(), third()])
    store.decide(people.made)
    file_all(store, [late])
    store.rebuilt()
    assert digest(bolt, exact=True) == before


PUMP_TALK = "Sena Vale accused Orrin Pumps of leaking oil."


def talk() -> Level:
    return level(PUMP_TALK, "Sena Vale", says="accused")


def test_decisions_hold_on_to_what_another_reader_finds(people: People, asking: Asking, store: Store) -> None:
    claim = about(asking, "pumps at night")
    people.decide("sign", claim.id, "against")
    people.decide("reject", said(claim, Act.DENY).id)
    store.empty()
    other = [read_otherwise(s) for s in (first(), second(), third())]
    file_all(store, other)
    store.decide(people.made)
    [found] = asking.claims(about="Orrin Pumps")
    assert found.id != claim.id
    assert found.standing.status is Status.REFUTED
    assert Act.DENY not in {s.act for s in found.said}
    assert people.made[1].object not in {s.id for s in found.said}


def read_otherwise(of: Submission) -> Submission:
    """Return a reading with other bounds: one letter less at the start of every content."""
    shorter = [replace(u, content=tuple((a + 1, b) for a, b in u.content)) for u in of.reading.utterances]
    return replace(of, reading=replace(of.reading, utterances=tuple(shorter)), reading_key=f"other {of.reading_key}")


def test_what_cannot_be_placed_waits_and_is_placed_when_its_text_is_read_again(
    people: People, asking: Asking, store: Store, bolt: Bolt
) -> None:
    claim = about(asking, "brine")
    people.decide("sign", claim.id, "for")
    store.empty()
    blind = third()
    unread = replace(blind, reading=replace(blind.reading, utterances=()), reading_key="blind")
    file_all(store, [first(), second(), unread])
    store.decide(people.made)
    assert not [c for c in asking.claims() if c.standing.status is Status.CONFIRMED]
    [waiting] = bolt.rows("unplaced", limit=10)
    assert waiting["number"] == 1
    store.file([third(4)], upto=4)
    assert about(asking, "brine").standing.status is Status.CONFIRMED
    assert bolt.rows("unplaced", limit=10) == []


def test_a_newer_change_is_shown_to_who_did_not_see_it(people: People, asking: Asking, store: Store) -> None:
    claim = about(asking, "pumps at night")
    last = store.bolt.rows("last_changes", claims=[claim.id])[0]["id"]
    people.decide("sign", claim.id, "for", seen=last)
    with pytest.raises(DecisionError, match=r"has changed since .*status denied to confirmed \(R9, decision:1\)"):
        people.decide("sign", claim.id, "against", seen=last)
    with pytest.raises(DecisionError, match="'r1' is no change of the claim"):
        people.decide("sign", claim.id, "against", seen="r1")


MISFITS: Sequence[tuple[str, dict[str, str], str]] = [
    ("sign c0 for", {}, "no claim 'c0' is held; sign takes the id of a claim"),
    ("merge e0 e1", {}, "no party 'e0' is held; merge takes the id of a party"),
    ("withdraw <urn:uuid:9>", {}, "no snapshot '<urn:uuid:9>' is held"),
    ("sign UTTERANCE for", {}, "is no claim but utterance; sign takes the id of a claim"),
    ("sign CLAIM maybe", {}, "sign cannot be 'maybe'; it is one of for, against"),
    ("override CLAIM true", {}, "override cannot be 'true'; it is one of reported"),
    ("legal CLAIM sued Quill", {}, "'Quill' is no target of the claim .*Orrin Pump Works"),
    ("relate CLAIM supports", {}, "no claim '' is held; relate takes the id of a second claim"),
    ("relate CLAIM supports CLAIM", {}, "cannot relate to itself"),
    ("relate CLAIM loves x", {}, "relate cannot be 'loves'; it is one of same_as"),
    ("amend UTTERANCE", {}, "amend needs at least one of act, polarity"),
    ("amend UTTERANCE", {"act": "sing"}, "act cannot be 'sing'"),
    ("amend UTTERANCE", {"colour": "red"}, "amend has no 'colour' to set"),
    ("link UTTERANCE", {}, "link needs a value: the id of the claim"),
    ("link UTTERANCE CLAIM", {}, "is about 'c.*' already"),
    ("merge PARTY PARTY", {}, "cannot be merged into itself"),
    ("split PARTY Somebody", {}, "split needs the articles"),
    ("split PARTY Somebody", {"in_": "a0"}, "no article 'a0' is held"),
    ("state VERSION deny", {"exact": "never said"}, "do not stand once in a text"),
    ("state VERSION deny", {}, "state needs the exact words"),
    ("rename PARTY", {}, "rename needs a value: the new name"),
    ("sign CLAIM for oops", {}, "sign takes nothing behind its value, and was given 'oops'"),
    ("rename PARTY Orrin Pumps", {}, "rename takes nothing behind its value, and was given 'Pumps'"),
    ("reject UTTERANCE wrong", {}, "reject takes no value, and was given 'wrong'"),
    ("accept UTTERANCE yes", {}, "accept takes no value"),
    ("amend UTTERANCE deny", {"act": "deny"}, "amend takes no value"),
    ("amend UTTERANCE", {"holder_kind": "robot"}, "holder_kind cannot be 'robot'"),
    ("verdict CLAIM false", {}, "a verdict needs its publisher: --set publisher=WHO"),
    ("verdict CLAIM false", {"publisher": "Facts of the Delta"}, "a verdict needs its words"),
]


@pytest.mark.parametrize(("words", "settings", "says"), MISFITS, ids=[m[0] for m in MISFITS])
def test_a_decision_that_does_not_fit_says_what_would(
    people: People, asking: Asking, words: str, settings: dict[str, str], says: str
) -> None:
    claim = about(asking, "brine")
    said_ = claim.said[0]
    things = {"CLAIM": claim.id, "UTTERANCE": said_.id, "VERSION": said_.version, "PARTY": claim.standing.targets[0]}
    kind, *others = (things.get(word, word) for word in words.split())
    object_, value, target = (*others, "", None)[:3] if len(others) < 3 else others
    with pytest.raises(DecisionError, match=says):
        people.decide(str(kind), str(object_), str(value or ""), target, **settings)
    assert people.made == []


def test_a_decision_keeps_the_words_that_lead_back(people: People, asking: Asking) -> None:
    claim = about(asking, "brine")
    made: Decision = people.decide("sign", claim.id, "for")
    assert made.kind is DecisionKind.SIGN
    assert made.anchor.url == "http://courier.test/brine"
    assert made.anchor.exact == ("dumping brine in the canal",)
    assert set(made.anchor.names) == {"Delmarch Union", "Orrin Pump Works"}
    assert made.recorded > FIRST
    with pytest.raises(NotHeld):
        asking.claim("c0")
