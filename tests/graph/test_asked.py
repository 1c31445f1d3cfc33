"""The named questions over a small story, the same on both engines, now and as of every hour of it."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import datetime
from typing import Any

import pytest

from graph import times
from graph.asked.catalogue import QUESTIONS, questions, window
from graph.asked.cells import Chain, Standing
from graph.asked.shape import MOST_ROWS, Answer, SeveralParties, WrongQuestion
from graph.asking.ask import Asking
from graph.asking.questions import NotHeld
from graph.embedded import Address
from graph.model import Act, Quote
from graph.standing import Access, Response, Status
from graph.store import Store
from tests.graph.told_story import CITED, COPIED, WITNESSED, at, filed

pytestmark = pytest.mark.engine

Ask = Callable[..., Answer]


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Return a store on each engine that holds the story; no test here files anything."""
    address = request.getfixturevalue(f"{request.param}_address")
    assert isinstance(address, Address)
    with filed(address) as made:
        yield made


@pytest.fixture
def asking(store: Store) -> Asking:
    return Asking(store.bolt, data_version="tests")


@pytest.fixture
def claim(asking: Asking) -> str:
    """Return the id of the claim about the pumps."""
    return next(view.id for view in asking.claims(about="Orrin Pumps"))


@pytest.fixture
def ask(asking: Asking) -> Ask:
    def asked(name: str, given: dict[str, str] | None = None, **limits: Any) -> Answer:
        return asking.ask(name, given or {}, window(**limits))

    return asked


def column(answer: Answer, key: str) -> list[Any]:
    return [getattr(row, key) for row in answer.rows]


def names(answer: Answer, key: str) -> list[str]:
    return [party.name for party in column(answer, key)]


def test_who_has_accused_a_party(ask: Ask) -> None:
    found = ask("who-accused", {"party": "Orrin Pumps"})
    assert names(found, "accuser") == ["Water Board", "Mara Lind"]
    first = found.rows[0]
    assert (first.since, first.act, first.status) == (at(0), Act.ACCUSE, Status.CORROBORATED)
    assert (first.reports.number, first.outlets.number, first.origins.number) == (6, 4, 2)
    assert [p.name for p in first.independent] == ["Water Board", "Mara Lind"]
    assert [(d.by.name, d.standing) for d in first.denied] == [
        ("Ida Vell", Standing.SPEAKS_FOR),
        ("Norvia Embassy", Standing.THIRD_PARTY),
    ]
    assert first.words.exact == ("switching off four pumps at night",)


def test_who_has_accused_it_of_something_else_is_nobody(ask: Ask) -> None:
    assert len(ask("who-accused", {"party": "Orrin Pumps", "topic": "switched off pumps"}).rows) == 2
    assert ask("who-accused", {"party": "Orrin Pumps", "topic": "draining"}).rows == ()
    assert names(ask("who-accused", {"party": "Water Board", "topic": "draining"}), "accuser") == ["Orrin Pumps"]


HOURS: list[tuple[float, int, Status, int, list[str]]] = [
    (1.5, 1, Status.ALLEGED, 1, []),
    (2.5, 2, Status.ALLEGED, 1, []),
    (3.5, 3, Status.DENIED, 1, ["Ida Vell", "Norvia Embassy"]),
    (5.5, 5, Status.DENIED, 1, ["Ida Vell", "Norvia Embassy"]),
    (6.5, 6, Status.CORROBORATED, 2, ["Ida Vell", "Norvia Embassy"]),
]


@pytest.mark.parametrize(("hour", "reports", "status", "origins", "deniers"), HOURS)
def test_who_had_accused_it_then(
    ask: Ask, hour: float, reports: int, status: Status, origins: int, deniers: list[str]
) -> None:
    first = ask("who-accused", {"party": "Orrin Pumps"}, as_of=at(hour)).rows[0]
    assert (first.reports.number, first.status, first.origins.number) == (reports, status, origins)
    assert [d.by.name for d in first.denied] == deniers


def test_how_a_status_changed(ask: Ask, claim: str) -> None:
    found = ask("status-history", {"claim": claim, "axis": "status"})
    assert [(row.old, row.new, row.rule) for row in found.rows] == [
        (None, "alleged", "R2"),
        ("alleged", "denied", "R3"),
        ("denied", "corroborated", "R7"),
    ]
    assert [row.recorded for row in found.rows] == [at(1), at(3), at(6)]
    assert [row.by[0].name for row in found.rows] == ["Water Board", "Orrin Pumps", "Mara Lind"]
    assert len(ask("status-history", {"claim": claim}).rows) > 3
    then = ask("status-history", {"claim": claim, "axis": "status"}, as_of=at(3.5))
    assert [row.new for row in then.rows] == ["alleged", "denied"]


def test_a_history_of_what_was_said_by_then(ask: Ask, claim: str) -> None:
    whole = ask("status-history", {"claim": claim})
    told = ask("status-history", {"claim": claim}, valid_until=at(9))
    assert [(r.recorded, r.axis, r.new) for r in told.rows] == [(r.recorded, r.axis, r.new) for r in whole.rows]
    early = ask("status-history", {"claim": claim, "axis": "status"}, valid_until=at(1.5))
    assert [row.new for row in early.rows] == ["alleged"]


def test_what_was_known_on_a_date(ask: Ask, claim: str) -> None:
    found = ask("known-on", {"claim": claim, "on": times.text(at(3.5))})
    known = {(row.about, row.value) for row in found.rows}
    assert {("status", "denied"), ("reports", "3"), ("origins", "1"), ("response", "denied")} <= known
    assert ("flag", "no_public_evidence") not in known
    assert ("flag", "did_not_respond") not in known
    assert [r.party[0].name for r in found.rows if r.value == "denies as a third party"] == ["Norvia Embassy"]
    later = {(row.about, row.value) for row in ask("known-on", {"claim": claim, "on": times.text(at(6))}).rows}
    assert {("status", "corroborated"), ("flag", "no_public_evidence")} <= later


def test_nobody_knew_on_a_date_what_was_not_held_yet(ask: Ask, claim: str) -> None:
    asked = {"claim": claim, "on": times.text(at(6))}
    assert {r.value for r in ask("known-on", asked, as_of=at(1.5)).rows if r.about == "status"} == {"alleged"}
    found = ask("known-on", {"claim": claim, "on": "2020-01-01"})
    assert found.rows == ()


@pytest.mark.parametrize("whose", [{"claim": "?"}, {"party": "Orrin Pumps"}, {}])
def test_what_changed_between_two_dates(ask: Ask, claim: str, whose: dict[str, str]) -> None:
    asked = {"from": times.text(at(2.5)), "to": times.text(at(4.5)), **whose}
    found = ask("changes-between", {k: v.replace("?", claim) for k, v in asked.items()})
    changed = {(row.about, row.party.name if row.party else ""): (row.before, row.after) for row in found.rows}
    assert {row.claim.id for row in found.rows} == {claim}
    assert changed["status", ""] == ("alleged", "denied")
    assert changed["reports", ""] == ("2", "4")
    assert changed["deniers", ""] == ("0", "1")
    assert changed["response", "Orrin Pumps"] == ("did_not_respond", "denied")
    assert changed["flag did_not_respond", "Orrin Pumps"] == ("raised", None)
    assert changed["flag chain_incomplete", "Harbour Gazette"] == (None, "raised")
    assert changed["said", "Norvia Embassy"] == (None, "deny")
    assert ("origins", "") not in changed


def test_nothing_changed_in_an_hour_without_news(ask: Ask, claim: str) -> None:
    asked = {"from": times.text(at(6.2)), "to": times.text(at(6.8))}
    assert ask("changes-between", asked).rows == ()
    assert ask("changes-between", {**asked, "claim": claim}).rows == ()


def test_a_later_date_comes_second(ask: Ask) -> None:
    with pytest.raises(WrongQuestion, match="is later than to"):
        ask("changes-between", {"from": "2026-03-04", "to": "2026-03-03"})


def chain(path: Chain) -> list[tuple[str, str]]:
    return [(link.reason, link.label) for link in path.links]


def test_the_origins_are_proved_by_their_paths(ask: Ask, claim: str) -> None:
    found = ask("independent-origins", {"claim": claim})
    assert found.summary == "independent origins: 2; against it: 0; reports: 6"
    counted = [row for row in found.rows if row.counts]
    assert {row.origin.name for row in counted} == {"Water Board", "Mara Lind"}
    paths = {row.report.document: chain(row.path) for row in counted}
    assert paths["http://courier.test/pumps"][0] == ("wire credit", "Corvane Wire")
    assert all(path[-1][1] in ("Water Board", "Mara Lind") for path in paths.values())
    assert paths["http://sluice.test/1"][0] == ("first reported by", "Harbour Gazette")
    lind = next(row for row in counted if row.origin.name == "Mara Lind")
    assert (lind.access, lind.report.exact) == (Access.WITNESSED, ("switching off pumps at night",))
    [against] = [row for row in found.rows if row.against]
    assert (against.origin.name, against.counts, against.report.act) == ("Norvia Embassy", False, Act.DENY)


def test_a_single_chain_is_one_until_a_second_origin_comes(ask: Ask, claim: str) -> None:
    assert ask("single-chain").rows == ()
    assert ask("single-chain", as_of=at(1.5)).rows == ()
    for given in ({}, {"party": "Orrin Pumps"}):
        [row] = ask("single-chain", given, as_of=at(5.5)).rows
        assert (row.claim.id, row.reports.number, row.outlets.number, row.origins.number) == (claim, 5, 4, 1)
        assert [p.name for p in row.origin] == ["Water Board"]
    assert ask("single-chain", {"party": "Mara Lind"}, as_of=at(5.5)).rows == ()


def test_who_accuses_whom_is_a_network(ask: Ask) -> None:
    found = ask("who-accuses-whom")
    edges = [(row.accuser.name, row.accused.name) for row in found.rows]
    assert edges == [("Orrin Pumps", "Water Board"), ("Water Board", "Orrin Pumps"), ("Mara Lind", "Orrin Pumps")]
    board = found.rows[1]
    assert (board.first, board.last, board.status) == (at(0), at(4), Status.CORROBORATED)
    then = ask("who-accuses-whom", as_of=at(5.5))
    assert [(row.accuser.name, row.origins.number) for row in then.rows] == [("Water Board", 1)]


@pytest.mark.parametrize(
    ("topic", "accusers"),
    [("pumps", {"Water Board", "Mara Lind"}), ("lower canal", {"Orrin Pumps"}), ("weather", set())],
)
def test_who_accuses_whom_about_a_topic(ask: Ask, topic: str, accusers: set[str]) -> None:
    assert set(names(ask("who-accuses-whom", {"topic": topic}), "accuser")) == accusers


def test_which_accusations_are_answered(ask: Ask, claim: str) -> None:
    [row] = ask("answered", {"party": "Orrin Pumps"}).rows
    assert (row.claim.id, row.latest) == (claim, Response.DENIED)
    assert (row.did_not_respond.since, row.denied.since) == (at(0), at(2))
    assert row.denied.said.exact == ("We have switched off nothing",)
    assert (row.asked, row.admitted, row.counter_accused) == (None, None, None)
    [then] = ask("answered", {"party": "Orrin Pumps"}, as_of=at(2.5)).rows
    assert (then.latest, then.denied) == (Response.DID_NOT_RESPOND, None)
    [board] = ask("answered", {"party": "Water Board"}).rows
    assert (board.latest, board.denied, board.did_not_respond) == (Response.NONE, None, None)


def test_who_speaks_for_a_party(ask: Ask, claim: str) -> None:
    for given in ({"party": "Orrin Pumps"}, {"party": "Orrin Pumps", "claim": claim}):
        denials = [r for r in ask("who-speaks-for", given).rows if r.act is Act.DENY]
        assert {(r.speaker, r.standing, r.authorised) for r in denials} == {
            ("Ida Vell", Standing.SPEAKS_FOR, True),
            ("Norvia Embassy", Standing.THIRD_PARTY, False),
        }
    assert ask("who-speaks-for", {"party": "Orrin Pumps"}, as_of=at(2.5)).rows == ()


def test_the_exact_words_stand_in_their_context(ask: Ask, claim: str) -> None:
    found = ask("exact-words", {"holder": "Ida Vell"})
    [row] = found.rows
    assert (row.speaker, row.quote, row.outlet) == ("Ida Vell for Orrin Pumps", Quote.DIRECT, "Pump Trade Weekly")
    assert row.context.exact == row.words.exact[0] == "We have switched off nothing"
    assert row.context.before.endswith("at night. “")
    assert row.context.after.startswith(",” said Ida Vell")
    assert row.snapshot.id == "<urn:uuid:3>"
    company = ask("exact-words", {"holder": "Orrin Pumps", "claim": claim})
    assert [r.act for r in company.rows] == [Act.DENY, Act.DID_NOT_RESPOND, Act.DID_NOT_RESPOND]
    assert [r.act for r in ask("exact-words", {"holder": "Orrin Pumps", "topic": "canal"}).rows] == [Act.ACCUSE]
    assert len(ask("exact-words", {"holder": "Orrin Pumps"}, as_of=at(1.5)).rows) == 1
    assert len(ask("exact-words", {"holder": "Orrin Pumps"}, valid_until=at(2)).rows) == 3


def test_numbers_that_cannot_both_be_right(ask: Ask, claim: str) -> None:
    for given in ({}, {"claim": claim}, {"party": "Orrin Pumps"}):
        found = ask("numbers-differ", given)
        assert [(r.unit, r.value, r.conflicts, r.first_outlet) for r in found.rows] == [
            ("pumps", 4, True, "Corvane Wire"),
            ("pumps", 9, True, "Delmarch Courier"),
        ]
    assert found.rows[1].words.exact[0] in COPIED
    assert ask("numbers-differ", as_of=at(1.5)).rows == ()
    assert ask("numbers-differ", {"party": "Tarn Institute"}).rows != ()


def test_copies_have_their_reason(ask: Ask, claim: str) -> None:
    found = ask("copies", {"claim": claim})
    assert [(r.cluster, r.outlet, r.why) for r in found.rows] == [
        (1, "Corvane Wire", "the first of them"),
        (1, "Delmarch Courier", "near-duplicate"),
    ]
    assert found.rows[1].of.outlet.name == "Corvane Wire"
    assert ask("copies", {"claim": claim}, as_of=at(1.5)).rows == ()


def test_what_is_cited_and_not_held(ask: Ask, claim: str) -> None:
    [row] = ask("cited-not-held").rows
    assert (row.cited.name, row.how, row.outlet) == ("Harbour Gazette", "first reported by", "Sluice Notes")
    assert row.report.exact[0] in CITED
    assert len(ask("cited-not-held", {"cited": "Harbour Gazette"}).rows) == 1
    assert ask("cited-not-held", {"cited": "Water Board"}).rows == ()
    assert ask("cited-not-held", as_of=at(3.5)).rows == ()


def test_what_evidence_is_offered(ask: Ask, claim: str) -> None:
    for given in ({"claim": claim}, {"party": "Orrin Pumps"}):
        [row] = ask("evidence-offered", given).rows
        assert (row.kind, row.bears, [p.name for p in row.offered_by]) == ("witnessed", "for it", ["Mara Lind"])
        assert row.words.exact[0] in WITNESSED
        assert ask("evidence-offered", given, as_of=at(5.5)).rows == ()
    assert ask("evidence-offered", {"party": "Mara Lind"}).rows == ()
    with pytest.raises(WrongQuestion, match="claim or party is missing"):
        ask("evidence-offered")


def test_no_public_evidence_holds_until_some_is_offered(ask: Ask, claim: str) -> None:
    [then] = ask("no-public-evidence", as_of=at(5.5)).rows
    assert (then.claim.id, then.said_by.name, then.since, then.still) == (claim, "Tarn Institute", at(4), True)
    [now] = ask("no-public-evidence", {"party": "Orrin Pumps"}).rows
    assert (now.still, now.later.outlet.name) == (False, "Delmarch Courier")
    assert ask("no-public-evidence", as_of=at(4.5)).rows == ()
    assert ask("no-public-evidence", {"party": "Norvia Embassy"}).rows != ()


def every(claim: str) -> dict[str, dict[str, str]]:
    """Return parameters that every question answers with rows."""
    filled = {"claim": claim, "party": "Orrin Pumps", "holder": "Orrin Pumps", "from": "2026-03-01", "on": "2026-03-02"}
    needed = {q.name: {p.name: filled[p.name] for p in q.parameters if p.required} for q in questions()}
    return {**needed, "evidence-offered": {"claim": claim}}


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name != "single-chain"])
def test_pages_together_are_the_whole(ask: Ask, claim: str, name: str) -> None:
    given = every(claim)[name]
    whole = ask(name, given, limit=MOST_ROWS)
    assert whole.rows
    assert whole.next is None
    rows: list[Any] = []
    after = None
    while True:
        page = ask(name, given, limit=1, after=after)
        assert len(page.rows) == 1
        rows += page.rows
        if page.next is None:
            break
        after = str(page.next)
    assert tuple(rows) == whole.rows


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_before_everything_the_answer_is_empty_and_says_so(ask: Ask, claim: str, name: str) -> None:
    found = ask(name, every(claim)[name], as_of=datetime(2020, 1, 1, tzinfo=at(0).tzinfo))
    assert found.rows == ()
    assert found.empty == "nothing at all was held as of 2020-01-01T00:00:00.000000Z"
    unsaid = ask(name, every(claim)[name], valid_until=datetime(2020, 1, 1, tzinfo=at(0).tzinfo))
    assert unsaid.rows == ()
    assert unsaid.empty == "nothing that is held answers this, said until 2020-01-01T00:00:00.000000Z"


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_an_answer_of_an_hour_is_that_of_a_base_that_holds_no_more(ask: Ask, claim: str, name: str) -> None:
    late = ask(name, every(claim)[name], as_of=at(100))
    now = ask(name, every(claim)[name])
    assert [_shown(row) for row in late.rows] == [_shown(row) for row in now.rows]


def _shown(row: Any) -> list[str]:
    return [str(getattr(row, f.name)) for f in fields(row)]


def test_a_name_of_two_parties_lists_them(ask: Ask) -> None:
    with pytest.raises(SeveralParties, match="stands for 2 parties; give the id of one: Kestrel") as raised:
        ask("exact-words", {"holder": "Kestrel"})
    said = {ask("exact-words", {"holder": p.id}).rows[0].act for p in raised.value.parties}
    assert said == {Act.PRAISE, Act.CRITICISE}


WRONG: list[tuple[str, dict[str, str], type[Exception], str]] = [
    ("who-accused", {"party": "Nobody At All"}, NotHeld, "no party 'Nobody At All' is held"),
    ("who-accused", {}, WrongQuestion, "party is missing: who is accused"),
    ("who-accused", {"party": "Orrin Pumps", "colour": "red"}, WrongQuestion, "unknown parameter 'colour'; .* party"),
    ("who-accused", {"party": "x" * 201}, WrongQuestion, "201 characters long; 200 are the most"),
    ("who-accused", {"party": "Orrin Pumps", "topic": "the of"}, WrongQuestion, "has no word to look for"),
    ("status-history", {"claim": "c0"}, NotHeld, "no claim 'c0' is held"),
    ("status-history", {"claim": "'}) DETACH DELETE n //"}, NotHeld, "no claim .* is held"),
    ("known-on", {"claim": "?", "on": "yesterday"}, WrongQuestion, "on 'yesterday' is no date or time"),
    ("status-history", {"claim": "?", "axis": "mood"}, WrongQuestion, "axis 'mood' is none of status, flag"),
    ("who-knows", {}, WrongQuestion, "there is no question 'who-knows'; there are who-accused"),
]


@pytest.mark.parametrize(("name", "given", "error", "text"), WRONG)
def test_wrong_input_is_said_clearly(
    ask: Ask, claim: str, name: str, given: dict[str, str], error: type[Exception], text: str
) -> None:
    with pytest.raises(error, match=text):
        ask(name, {k: claim if v == "?" else v for k, v in given.items()})


@pytest.mark.parametrize("after", ["x", "~", "a~b", "a~b~-1", "a~b~1e9", "~~9", "\n~b~1"])
def test_a_page_that_nobody_gave_is_refused(ask: Ask, after: str) -> None:
    with pytest.raises(WrongQuestion, match="is no end of a page"):
        ask("who-accuses-whom", after=after)
