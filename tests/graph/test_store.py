"""The contract of the store: the same tests on the embedded engine and on Neo4j."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from threading import Thread

import pytest

from graph import times
from graph.asking.ask import Asking
from graph.asking.questions import NotHeld, StoreUnavailable
from graph.bolt import Bolt, Login, query
from graph.decisions import Decision, DecisionKind
from graph.digest import digest
from graph.model import Act, Label
from graph.standing import Bearing, Status
from graph.store import Store, WrongFormat
from graph.submission import Submission
from tests.graph.told import PAPER, START, level, mentions, submission, utterance

pytestmark = pytest.mark.engine

PUMPS = "The Water Board accused Orrin Pumps of switching off four pumps at night. Orrin Pumps denied the accusation."
LATER = "Late edition. The Water Board on Tuesday accused Orrin Pumps of switching off pumps at night, four in all."


def first(position: int = 1) -> Submission:
    accused = level(PUMPS, "The Water Board", says="accused", name="Water Board")
    denied = level(PUMPS, "Orrin Pumps", says="denied")
    said = [
        utterance(PUMPS, Act.ACCUSE, "switching off four pumps at night", accused, ["Orrin Pumps"]),
        utterance(PUMPS, Act.DENY, "the accusation", denied),
    ]
    return submission(position, PUMPS, said, mentions(PUMPS, Water_Board=Label.ORG, Orrin_Pumps=Label.ORG))


def second(position: int = 2) -> Submission:
    accused = level(LATER, "The Water Board", says="accused", name="Water Board")
    said = [utterance(LATER, Act.ACCUSE, "switching off pumps at night", accused, ["Orrin Pumps"])]
    named = mentions(LATER, Water_Board=Label.ORG, Orrin_Pumps=Label.ORG)
    return submission(position, LATER, said, named, url="http://courier.test/pumps", outlet=PAPER)


def file_all(store: Store, submissions: Sequence[Submission]) -> None:
    for one in submissions:
        store.file([one], upto=one.snapshot.position)


def test_two_reports_and_a_denial_are_one_claim(store: Store, asking: Asking) -> None:
    file_all(store, [first(), second()])
    [claim] = asking.claims(about="Orrin Pumps")
    assert claim.standing.status is Status.DENIED
    assert (claim.standing.counts.reports, claim.standing.counts.outlets, claim.standing.counts.origins) == (2, 2, 1)
    assert [claim.names[i].name for i in claim.standing.deniers] == ["Orrin Pumps"]
    assert {s.bearing for s in claim.said} == {Bearing.STATES, Bearing.ANSWERS}
    assert all(s.exact[0] in (PUMPS + LATER) for s in claim.said)


def test_filing_again_files_nothing(store: Store, bolt: Bolt) -> None:
    file_all(store, [first(), second()])
    before = digest(bolt, exact=True)
    assert store.file([first(), second()], upto=2) == 0
    assert digest(bolt, exact=True) == before
    assert store.position().archive == 2


def test_one_transaction_or_two_give_the_same_graph(store: Store, bolt: Bolt) -> None:
    file_all(store, [first(), second()])
    apart = digest(bolt, exact=True)
    bolt.run("MATCH (n) DETACH DELETE n")
    store.file([first(), second()], upto=2)
    assert digest(bolt, exact=True) == apart


def test_two_filers_at_once_are_as_one_after_the_other(store: Store, bolt: Bolt) -> None:
    file_all(store, [first(), second()])
    before = digest(bolt, exact=True)
    bolt.run("MATCH (n) DETACH DELETE n")
    both = [Thread(target=store.file, args=([first(), second()],), kwargs={"upto": 2}) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert digest(bolt, exact=True) == before


def test_the_base_answers_as_it_would_have_then(store: Store, asking: Asking) -> None:
    file_all(store, [first(), second()])
    [claim] = asking.claims()
    after_first = START + timedelta(hours=1, minutes=30)
    then = asking.claim(claim.id, as_of=after_first)
    assert then.standing.counts.reports == 1
    assert len(then.said) == 2
    assert all(change.recorded <= after_first for change in then.ledger)
    assert list(asking.claims(as_of=START)) == []
    with pytest.raises(NotHeld, match="as of 2026-03-02T09"):
        asking.claim(claim.id, as_of=START)


def test_words_that_an_edit_drops_are_superseded(store: Store, asking: Asking) -> None:
    edited = "Correction. The Water Board accused Orrin Pumps of switching off three pumps at night."
    accused = level(edited, "The Water Board", says="accused", name="Water Board")
    said = [utterance(edited, Act.ACCUSE, "switching off three pumps at night", accused, ["Orrin Pumps"])]
    named = mentions(edited, Water_Board=Label.ORG, Orrin_Pumps=Label.ORG)
    file_all(store, [first(), submission(2, edited, said, named)])
    [claim] = asking.claims()
    by_words = {s.exact[0]: s.superseded for s in claim.said if s.bearing is Bearing.STATES}
    second_recorded = START + timedelta(hours=2)
    assert by_words == {
        "switching off four pumps at night": second_recorded,
        "switching off three pumps at night": None,
    }
    article = asking.article(claim.said[0].article)
    assert [v.superseded for v in article.versions] == [second_recorded, None]


def test_a_text_that_is_read_anew_keeps_its_claim(store: Store, asking: Asking) -> None:
    file_all(store, [first()])
    [before] = asking.claims()
    better = first(position=2)
    fewer = replace(better.reading, utterances=better.reading.utterances[:1])
    store.file([replace(better, reading=fewer, reading_key="another reader")], upto=2)
    [after] = asking.claims()
    assert after.id == before.id
    assert [s.act for s in after.said] == [Act.ACCUSE]
    assert after.standing.status is Status.ALLEGED


def decision(kind: DecisionKind, object_: str, number: int, value: str = "") -> Decision:
    at = datetime(2026, 3, 9, number, tzinfo=UTC)
    return Decision(kind, object_, "A. Reader", "read the filing", at, at=2, value=value, number=number)


def test_only_a_person_confirms_and_can_take_it_back(store: Store, asking: Asking) -> None:
    file_all(store, [first(), second()])
    [claim] = asking.claims()
    signed = decision(DecisionKind.SIGN, claim.id, 1, "for")
    assert store.decide([signed]) == 1
    assert store.decide([signed]) == 0
    assert asking.claim(claim.id).standing.status is Status.CONFIRMED
    store.decide([decision(DecisionKind.UNDO, "1", 2)])
    assert asking.claim(claim.id).standing.status is Status.DENIED
    between = datetime(2026, 3, 9, 1, 30, tzinfo=UTC)
    assert asking.claim(claim.id, as_of=between).standing.status is Status.CONFIRMED


def test_a_rejected_utterance_no_longer_counts(store: Store, asking: Asking) -> None:
    file_all(store, [first()])
    [claim] = asking.claims()
    denial = next(s for s in claim.said if s.act is Act.DENY)
    store.decide([decision(DecisionKind.REJECT, denial.id, 1)])
    assert asking.claim(claim.id).standing.status is Status.ALLEGED


def test_search_leads_to_party_claim_and_article(store: Store, asking: Asking) -> None:
    file_all(store, [first(), second()])
    kinds = {hit.kind: hit.name for hit in asking.search("pumps")}
    assert kinds["entity"] == "Orrin Pumps"
    assert "pumps at night" in kinds["claim"]
    assert "article" in kinds


@pytest.mark.parametrize("text", ["AND", 'pumps"', "pumps) DETACH DELETE (n", "*:* ~ [a TO z]", "  ", "é́🙂"])
def test_search_takes_any_words_as_words(store: Store, asking: Asking, text: str) -> None:
    file_all(store, [first()])
    asking.search(text)
    assert asking.held().articles == 1


def test_a_party_shows_what_it_is_accused_of(store: Store, asking: Asking) -> None:
    file_all(store, [first(), second()])
    [claim] = asking.claims()
    view = asking.entity(claim.standing.targets[0])
    [accusation] = view.accused_by
    assert (accusation.accuser.name, accusation.status, accusation.reports) == ("Water Board", Status.DENIED, 2)
    assert view.accuses == ()


def test_what_is_not_held_is_said_so(asking: Asking) -> None:
    for ask in (asking.claim, asking.entity, asking.article):
        with pytest.raises(NotHeld, match="'nothing' is held"):
            ask("nothing")


def test_a_graph_of_another_format_is_refused(store: Store, bolt: Bolt) -> None:
    file_all(store, [first()])
    bolt.run("MATCH (l:Ledger) SET l.format = 999")
    with pytest.raises(WrongFormat, match="run `claimtrail rebuild`"):
        store.file([second()], upto=2)


def test_a_wrong_password_is_said_in_one_line(bolt: Bolt) -> None:
    with Bolt(Login(bolt.uri, "root", "wrong"), database=bolt.database) as other:
        with pytest.raises(StoreUnavailable, match="refuses the user or password"):
            other.rows("ledger")


def test_a_server_that_is_not_there_is_named() -> None:
    with Bolt(Login("bolt://127.0.0.1:1", "a", "b"), database=None) as nowhere:
        with pytest.raises(StoreUnavailable, match=r"no graph server answers at bolt://127\.0\.0\.1:1"):
            nowhere.reach()


QUERIES = sorted(path.name.removesuffix(".cypher") for path in files("graph").joinpath("queries").iterdir())
WRITES = {"SET", "MERGE", "DELETE", "UNWIND"}
PARAMETERS: dict[str, object] = {
    "keys": ["x"], "leading": ["x"], "later": ["x"], "now": True, "article": "x", "parties": ["x"], "limit": 3,
    "claims": ["x"], "utterances": ["x"],
    "outlets": ["x"], "as_of": times.text(START), "role": "target", "entities": ["x"], "entity": "x",
}  # fmt: skip


def parameter(name: str) -> object:
    return PARAMETERS.get(name, [name] if name.endswith("s") else name)


def test_every_named_query_says_what_it_asks(bolt: Bolt, store: Store) -> None:
    for name in QUERIES:
        assert query(name).startswith("// ")
        if "index" not in query(name) and not WRITES & set(query(name).split()):
            bolt.rows(name, **{k: parameter(k) for k in re.findall(r"\$(\w+)", query(name))})
