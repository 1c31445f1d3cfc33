"""What filing makes of a text that is captured, or read, again: nothing that was known moves to now."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from graph import times
from graph.asking.ask import Asking
from graph.bolt import Bolt
from graph.digest import digest
from graph.model import Act, Label, Level, Target, Utterance
from graph.resolving import lookups, remembered
from graph.standing import Bearing, Status
from graph.store import Store
from graph.submission import Submission
from tests.graph.deciding import People, about
from tests.graph.test_store import file_all, first, second
from tests.graph.told import PAPER, START, level, mentions, span, submission, utterance

pytestmark = pytest.mark.engine

NAMED = {"Greens": Label.ORG, "Meridian_Chemicals": Label.ORG}
BRINE = "The Greens accused Meridian Chemicals of dumping brine in the canal."
BRIBES = "The Greens accused Meridian Chemicals of bribing inspectors."


def accusation(
    position: int, text: str = BRINE, content: str = "dumping brine in the canal", *, url: str = "http://x.test/1"
) -> Submission:
    by = level(text, "The Greens", says="accused", name="Greens")
    said = [utterance(text, Act.ACCUSE, content, by, ["Meridian Chemicals"])]
    return submission(position, text, said, mentions(text, **NAMED), url=url)


def bribes(position: int) -> Submission:
    return replace(accusation(position, BRIBES, "bribing inspectors", url="http://x.test/2"), outlet=PAPER)


def again(made: Submission, key: str = "a better reader") -> Submission:
    return replace(made, reading_key=key)


def earlier(made: Submission, hours: int) -> Submission:
    at = START + timedelta(hours=hours)
    return replace(made, snapshot=replace(made.snapshot, recorded=at, backfilled=True))


COUNTERED = (
    "The Water Board accused Orrin Pumps of switching off four pumps at night. "
    "Orrin Pumps accused the Water Board of bribing two inspectors."
)


def countered(position: int, url: str) -> Submission:
    accused = level(COUNTERED, "The Water Board", says="accused", name="Water Board")
    at = COUNTERED.index("Orrin Pumps accused")
    other = Level(1, "Orrin Pumps", start=at, end=at + 11, cue=((at + 12, at + 19),))
    board = COUNTERED.index("the Water Board of bribing")
    said = [
        utterance(COUNTERED, Act.ACCUSE, "switching off four pumps at night", accused, ["Orrin Pumps"]),
        Utterance(
            Act.ACCUSE,
            (span(COUNTERED, "bribing two inspectors"),),
            attribution=(other,),
            targets=(Target("Water Board", board, board + 15),),
        ),
    ]
    named = mentions(COUNTERED, Water_Board=Label.ORG, Orrin_Pumps=Label.ORG)
    return submission(position, COUNTERED, said, named, url=url)


def bearings(asking: Asking) -> list[tuple[str, str, str]]:
    return sorted((c.id, s.id, s.bearing.value) for c in asking.claims() for s in c.said if s.bearing)


@pytest.mark.parametrize("number", range(4))  # ids differ by address: either claim may have the smaller one
def test_a_counter_accusation_that_is_read_again_stays_a_claim_of_its_own(
    store: Store, asking: Asking, number: int
) -> None:
    made = countered(1, f"http://x.test/{number}")
    store.file([made], upto=1)
    before = bearings(asking)
    assert len(before) == 3
    store.file([again(replace(made, snapshot=replace(made.snapshot, position=2)))], upto=2)
    assert bearings(asking) == before


def test_what_was_known_is_known_since_its_first_capture(store: Store, asking: Asking) -> None:
    file_all(store, [first()])
    then = START + timedelta(hours=10)
    [before] = asking.claims(as_of=then)
    store.file([again(first(position=50))], upto=50)
    [after] = asking.claims(as_of=then)
    assert after.id == before.id
    assert [s.recorded for s in after.said] == [s.recorded for s in before.said]
    assert [c.recorded for c in after.ledger] == [c.recorded for c in before.ledger]


@pytest.mark.parametrize("key", [None, "another"], ids=["read the same way", "read anew"])
def test_an_older_capture_that_comes_later_moves_what_is_known_back(
    store: Store, asking: Asking, key: str | None
) -> None:
    late = first(30)
    older = earlier(first(31), 2)
    file_all(store, [late, again(older, key) if key else older])
    [then] = asking.claims(as_of=START + timedelta(hours=5))
    assert then.standing.status is Status.DENIED
    assert {s.recorded for s in then.said} == {START + timedelta(hours=2)}
    assert list(asking.claims(as_of=START + timedelta(hours=1))) == []


EDITED = "The Water Board accused Orrin Pumps of switching off three pumps at night."


def edited(position: int) -> Submission:
    accused = level(EDITED, "The Water Board", says="accused", name="Water Board")
    said = [utterance(EDITED, Act.ACCUSE, "switching off three pumps at night", accused, ["Orrin Pumps"])]
    return submission(position, EDITED, said, mentions(EDITED, Water_Board=Label.ORG, Orrin_Pumps=Label.ORG))


def standing_words(asking: Asking, hours: float) -> set[str]:
    [claim] = asking.claims(as_of=START + timedelta(hours=hours))
    at = START + timedelta(hours=hours)
    return {s.exact[0] for s in claim.said if s.act is Act.ACCUSE and not (s.superseded and s.superseded <= at)}


@pytest.mark.parametrize("together", [False, True], ids=["one by one", "together"])
@pytest.mark.parametrize("order", [(1, 2, 3), (2, 1, 3), (3, 2, 1), (1, 3, 2)])
def test_a_page_that_goes_back_to_its_first_version_says_that_one(
    store: Store, bolt: Bolt, asking: Asking, order: tuple[int, ...], together: bool
) -> None:
    made = {1: first(1), 2: edited(2), 3: first(3)}
    filed = [
        replace(made[hour], snapshot=replace(made[hour].snapshot, position=place))
        for place, hour in enumerate(order, start=1)
    ]
    if together:
        store.file(filed, upto=3)
    else:
        file_all(store, filed)
    four, three = "switching off four pumps at night", "switching off three pumps at night"
    assert [standing_words(asking, hours) for hours in (1.5, 2.5, 3.5)] == [{four}, {three}, {four}]
    [claim] = asking.claims()
    assert claim.standing.status is Status.DENIED
    found = bolt.run("MATCH (u:Utterance {act: 'deny'}) RETURN u.superseded AS at, u.dropped AS dropped")
    assert [(r["at"], len(r["dropped"] or ())) for r in found] == [(None, 2)]


def test_a_claim_beyond_those_compared_is_found_by_what_is_read_again(
    store: Store, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookups, "MOST_CLAIMS", 1)
    monkeypatch.setattr(remembered, "MOST_CLAIMS", 1)
    file_all(store, [accusation(1), bribes(2), again(accusation(3))])
    assert len(list(asking.claims())) == 2


def test_what_was_amended_is_read_again(store: Store, asking: Asking) -> None:
    file_all(store, [accusation(1)])
    [claim] = asking.claims()
    People(store, at=1).decide("amend", claim.said[0].id, holder="Delmarch Union", target="Halden Valves")
    store.file([again(accusation(300))], upto=300)
    [after] = asking.claims()
    assert (after.id, [h.name for h in after.said[0].holders]) == (claim.id, ["Delmarch Union"])


@pytest.mark.parametrize("gone", [True, False], ids=["its text is edited", "it is read no more"])
def test_a_claim_that_a_person_linked_to_follows_its_utterances(store: Store, asking: Asking, gone: bool) -> None:
    file_all(store, [accusation(1), bribes(2)])
    dumping = about(asking, "dumping")
    People(store).decide("link", about(asking, "bribing").said[0].id, dumping.id)
    assert asking.claim(dumping.id).standing.counts.reports == 2
    text = "The Greens met Meridian Chemicals this week." if gone else BRIBES
    later = submission(200, text, [], mentions(text, **NAMED), url="http://x.test/2", outlet=PAPER)
    store.file([again(later)], upto=200)
    assert asking.claim(dumping.id).standing.counts.reports == 1


def test_a_claim_concerns_nobody_whom_a_better_reading_takes_away(store: Store, asking: Asking) -> None:
    text = "The Greens accused Meridian Chemicals of dumping brine in the canal near Halden Valves."
    by = level(text, "The Greens", says="accused", name="Greens")
    named = mentions(text, **NAMED, Halden_Valves=Label.ORG)

    def reading(position: int, targets: Sequence[str]) -> Submission:
        said = [utterance(text, Act.ACCUSE, "dumping brine in the canal", by, targets)]
        return submission(position, text, said, named, url="http://x.test/1")

    file_all(store, [reading(1, ["Meridian Chemicals", "Halden Valves"]), again(reading(2, ["Meridian Chemicals"]))])
    assert list(asking.claims(about="Halden Valves")) == []
    own = "The Greens accused Halden Valves of dumping brine in the canal."
    accused = level(own, "The Greens", says="accused", name="Greens")
    said = [utterance(own, Act.ACCUSE, "dumping brine in the canal", accused, ["Halden Valves"])]
    other = submission(3, own, said, mentions(own, Greens=Label.ORG, Halden_Valves=Label.ORG), url="http://x.test/3")
    store.file([other], upto=3)
    assert len(list(asking.claims())) == 2


def test_a_claim_is_worded_and_compared_as_its_text_is_read_now(store: Store, asking: Asking) -> None:
    short = accusation(1, BRINE, "dumping brine")
    file_all(store, [short, again(accusation(2))])
    [claim] = asking.claims()
    assert claim.proposition == "[Meridian Chemicals] dumping brine in the canal"
    People(store, at=2).decide("rename", claim.id, "brine in the canal")
    store.file([again(accusation(300, BRINE, "dumping brine"), "a third")], upto=300)
    [claim] = asking.claims()
    assert claim.proposition == "brine in the canal"


def test_an_unnamed_group_keeps_the_name_that_a_person_gave_it(store: Store, bolt: Bolt) -> None:
    text = "The Greens accused foreign chemical makers of dumping brine in the canal."

    def made(position: int, text: str) -> Submission:
        by = level(text, "The Greens", says="accused", name="Greens")
        said = [utterance(text, Act.ACCUSE, "dumping brine in the canal", by, ["foreign chemical makers"])]
        return submission(position, text, said, mentions(text, Greens=Label.ORG), url="http://x.test/1")

    store.file([made(1, text)], upto=1)
    ask = "MATCH (e:Entity) WHERE NOT e.named RETURN e.id AS id, e.name AS name, e.recorded AS recorded"
    [group] = bolt.run(ask)
    People(store, at=1).decide("rename", group["id"], "brine dumpers of the south")
    store.file([made(300, f"{text} More to come.")], upto=300)
    [after] = bolt.run(ask)
    assert after == {**group, "name": "brine dumpers of the south"}


@pytest.mark.parametrize("together", [False, True], ids=["one by one", "together"])
@pytest.mark.parametrize(
    ("owners", "wanted"),
    [
        (("Alder Media", "Brook Press"), [("Alder Media", 1, 2), ("Brook Press", 2, None)]),
        (("Alder Media", "Alder Media"), [("Alder Media", 1, None)]),
        (("Alder Media", None), [("Alder Media", 1, 2)]),
        (("Alder Media", "Brook Press", "Alder Media"),
         [("Alder Media", 1, 2), ("Brook Press", 2, 3), ("Alder Media", 3, None)]),
    ],
    ids=["sold", "kept", "given away", "sold and bought back"],
)  # fmt: skip
def test_an_outlet_that_changes_hands_keeps_whose_it_was(
    store: Store, bolt: Bolt, owners: Sequence[str | None], wanted: list[tuple[str, int, int | None]], together: bool
) -> None:
    made = [
        replace(accusation(n, f"Day {n}. {BRINE}", url=f"http://x.test/{n}"), outlet=replace(PAPER, owner=owner))
        for n, owner in enumerate(owners, start=1)
    ]
    if together:
        store.file(made, upto=len(made))
    else:
        file_all(store, made)
    found = bolt.run(
        "MATCH (:Outlet)-[r:OWNED_BY]->(e:Entity) RETURN e.name AS name, r.from AS since, r.to AS to ORDER BY since"
    )
    hours = {times.text(START + timedelta(hours=n)): n for n in range(4)}
    assert [(r["name"], hours[r["since"]], hours[r["to"]] if r["to"] else None) for r in found] == wanted


def test_what_is_read_again_in_a_batch_is_as_one_by_one(store: Store, bolt: Bolt) -> None:
    text = "The Courier: Meridian Chemicals met the Greens."
    emptied = submission(3, BRIBES, [], mentions(BRIBES, **NAMED), url="http://x.test/2", outlet=PAPER)
    told = accusation(4, f"Again: {BRIBES}", "bribing inspectors", url="http://x.test/9")
    other = submission(5, text, [], mentions(text, **NAMED), url="http://x.test/1")
    filed = [accusation(1), bribes(2), again(emptied), told, other, again(accusation(6)), first(7), second(8)]
    file_all(store, filed)
    apart = digest(bolt, exact=True)
    bolt.run("MATCH (n) DETACH DELETE n")
    store.file(filed, upto=8)
    assert digest(bolt, exact=True) == apart


def test_a_text_filed_twice_bears_what_it_bore(store: Store, asking: Asking) -> None:
    file_all(store, [first(), second(), again(first(3))])
    [claim] = asking.claims()
    assert sorted(s.bearing or "" for s in claim.said) == [Bearing.ANSWERS, Bearing.STATES, Bearing.STATES]
