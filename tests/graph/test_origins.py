"""Independence: what counts as an origin, what does not, and the path that proves either."""

from collections.abc import Sequence
from typing import Any

import pytest

from graph.model import HolderKind, OutletKind
from graph.origins import Settings, trace
from graph.standing import Access, Bearing, Evidence, OriginPath
from tests.graph.log import cites, copies, day, knows, say

ANON: dict[str, Any] = {"holder_kind": HolderKind.ANONYMOUS}
PAPER: dict[str, Any] = {"holder_kind": HolderKind.DOCUMENT}
SAW: dict[str, Any] = {"bases": knows("witnessed")}
FILED: dict[str, Any] = {"bases": knows("official_record")}
MEASURED: dict[str, Any] = {"bases": knows("measured_data")}
A = say(1, "accuse")


def post(at: float, by: str | None = None, /, **more: Any) -> Evidence:
    return say(at, more.pop("act", "accuse"), by, paper="post", **more)


Row = tuple[str, Sequence[Evidence], list[str]]
COUNTED: list[Row] = [
    ("the first accuser, whatever its access", [A], ["B"]),
    ("first by when it was said, not by arrival", [say(2, "accuse", "C", recorded=day(2)),
     say(1, "accuse", "B", recorded=day(9))], ["B"]),
    ("forty reports of one accuser", [say(n, "accuse", paper=f"p{n}") for n in range(40)], ["B"]),
    ("an accusation comes before an older suspicion", [say(0, "suspect", "C"), A], ["B"]),
    ("only a suspicion", [say(0, "suspect", "C")], ["C"]),
    ("a second accuser without a basis", [A, say(2, "accuse", "C")], ["B"]),
    ("a second accuser with its own", [A, say(2, "accuse", "C", **SAW)], ["B", "C"]),
    ("a second victim", [A, say(2, "accuse", "Victim")], ["B"]),
    ("told is no access of its own", [A, say(2, "accuse", "C", bases=knows("told", "Somebody"))], ["B"]),
    ("inferred is none either", [A, say(2, "accuse", "C", bases=knows("inferred"))], ["B"]),
    ("a hedged second", [A, say(2, "accuse", "C", certainty="possible", **SAW)], ["B"]),
    ("an investigation says nothing yet", [A, say(2, "investigate", "Police", **FILED)], ["B"]),
    ("what the accuser lends", [A, say(2, "accuse", "C", bases=knows("measured_data", "B"))], ["B"]),
    ("what the accused's papers show", [A, say(2, "accuse", "C", bases=knows("primary_document", "X"))], ["B", "C"]),
    ("what the outlet has seen is no basis of the holder", [A,
     say(2, "accuse", "C", bases=knows("primary_document", "Courier"))], ["B"]),
    ("two who rest on one register", [A, say(2, "accuse", "C", bases=knows("official_record", "Registry")),
     say(3, "accuse", "D", bases=knows("official_record", "Registry"))], ["B", "C"]),
    ("told through the accuser", [A, say(2, "accuse", "C", chain=("B",), **SAW)], ["B"]),
    ("printed by the accuser", [A, say(2, "confirm", "C", document_of="B", **SAW)], ["B"]),
    ("told once through the accuser and once not", [A, say(2, "accuse", "C", chain=("B",), **SAW),
     post(3, "C", **SAW)], ["B", "C"]),
    ("a collective", [A, say(2, "accuse", "the industry", holder_kind=HolderKind.COLLECTIVE, **SAW)], ["B"]),
    ("a collective first", [say(0, "accuse", "the industry", holder_kind=HolderKind.COLLECTIVE), A], ["B"]),
    ("the accused itself", [A, say(2, "assert", "X", **FILED)], ["B"]),
    ("one statement of two", [say(1, "accuse", parties=("B", "C"), **SAW)], ["B"]),
    ("a chief executive and the company", [say(1, "accuse", "B", speaker="Ann Roe"),
     say(2, "accuse", "Ann Roe", **SAW)], ["B"]),
    # the outlet's own finding
    ("an outlet's finding", [A, post(2, **MEASURED)], ["B", "Post"]),
    ("a finding without the word for it", [A, post(2, act="assert", **MEASURED)], ["B", "Post"]),
    ("a finding told elsewhere", [A, post(2, **MEASURED), say(3, "accuse", "Post", paper="star")], ["B", "Post"]),
    ("a finding and its copies", [A, *copies(post(2, **MEASURED), ["star", "sun"])], ["B", "Post"]),
    ("a finding under a wire's credit", [A, post(2, credit=("Wire",), **MEASURED),
     say(3, "accuse", None, paper="star", credit=("Wire",), **MEASURED)], ["B", "Wire"]),
    ("a finding of the accuser's own paper", [A, post(2, owner="B", **MEASURED)], ["B"]),
    ("the author's plain assertion", [A, post(2, act="assert")], ["B"]),
    # unnamed holders
    ("two outlets that each spoke to somebody", [say(1, "accuse", "n1", addressee="Courier", **ANON),
     post(2, "n2", addressee="Post", **ANON, **SAW)], ["n1", "n2"]),
    ("without a basis", [say(1, "accuse", "n1", addressee="Courier", **ANON),
     post(2, "n2", addressee="Post", **ANON)], ["n1"]),
    ("no outlet says that it spoke to them", [A, post(2, "n2", **ANON, **SAW)], ["B"]),
    ("two of one outlet", [say(1, "accuse", "n1", addressee="Courier", **ANON, **SAW),
     say(2, "accuse", "n2", addressee="Courier", **ANON, **SAW)], ["n1"]),
    ("two of one outlet at different places", [
     say(1, "accuse", "n1", addressee="Courier", affiliation="Ministry", **ANON, **SAW),
     say(2, "accuse", "n2", addressee="Courier", affiliation="Harbour", **ANON, **SAW)], ["n1", "n2"]),
    ("one of two without a place", [
     say(1, "accuse", "n1", addressee="Courier", affiliation="Ministry", **ANON, **SAW),
     say(2, "accuse", "n2", addressee="Courier", **ANON, **SAW)], ["n1"]),
    ("described as of the accuser", [A, post(2, "n2", addressee="Post", affiliation="B", **ANON, **SAW)], ["B"]),
    ("taken from the outlet that was told", [say(1, "accuse", "n1", addressee="Courier", **ANON, **SAW),
     post(2, "n2", addressee="Courier", **ANON, **SAW)], ["n1"]),
    ("first reported elsewhere", [say(1, "accuse", "n1", addressee="Courier", **ANON, **SAW),
     post(2, "n2", declared=cites("first_reported_by", "Courier", "courier 1"), **ANON, **SAW)], ["n1"]),
    ("a copy that names no outlet", copies(say(1, "accuse", "n1", **ANON, **SAW), ["star"]), ["n1"]),
    ("the same words to two outlets", [say(1, "accuse", "n1", addressee="Courier", quotes=("q" * 30,), **ANON, **SAW),
     post(2, "n2", addressee="Post", quotes=("q" * 30,), **ANON, **SAW)], ["n1"]),
    ("one document seen by two", [say(1, "accuse", "cable", addressee="Courier", **PAPER),
     post(2, "cable", addressee="Post", **PAPER, **FILED)], ["cable"]),
    # nobody blames
    ("an assertion and a witness", [say(1, "assert", "C", targets=()),
     say(2, "assert", "D", targets=(), **SAW)], ["C", "D"]),
    ("nobody is named", [say(1, "assert", None), post(2, act="assert")], []),
]  # fmt: skip


@pytest.mark.parametrize(("evidence", "wanted"), [row[1:] for row in COUNTED], ids=[row[0] for row in COUNTED])
def test_independent_origins(evidence: Sequence[Evidence], wanted: list[str]) -> None:
    paths = trace(evidence)
    assert [path.end for path in paths if path.counted and not path.contrary] == wanted
    assert all(path.why for path in paths)


AGAINST: list[Row] = [
    ("with its own basis", [A, say(2, "deny", "C", **FILED)], ["C"]),
    ("says not-P", [A, say(2, "assert", "C", bearing=Bearing.CONTRADICTS, **FILED)], ["C"]),
    ("without one", [A, say(2, "deny", "C")], []),
    ("lent by the accused", [A, say(2, "deny", "C", bases=knows("official_record", "X"))], []),
    ("lent by the accuser", [A, say(2, "deny", "C", bases=knows("official_record", "B"))], []),
    ("through the accused", [A, say(2, "deny", "C", chain=("X",), **FILED)], []),
    ("printed by the accused", [A, say(2, "deny", "C", document_of="X", **FILED)], []),
    ("the accused", [A, say(2, "deny", "X", **FILED)], []),
    ("an accuser", [A, say(2, "deny", "B", **FILED)], []),
    ("a finding", [A, post(2, bearing=Bearing.CONTRADICTS, act="assert", **MEASURED)], ["Post"]),
    ("a finding of the accused's paper",
     [A, post(2, bearing=Bearing.CONTRADICTS, act="assert", owner="X", **MEASURED)], []),
    ("copies", [A, *copies(post(2, bearing=Bearing.CONTRADICTS, act="assert", **MEASURED), ["star"])], ["Post"]),
    ("hedged", [A, say(2, "deny", "C", certainty="possible", **FILED)], []),
    ("a collective", [A, say(2, "deny", "neighbours", holder_kind=HolderKind.COLLECTIVE, **SAW)], []),
]  # fmt: skip


@pytest.mark.parametrize(("evidence", "wanted"), [row[1:] for row in AGAINST], ids=[row[0] for row in AGAINST])
def test_contrary_origins(evidence: Sequence[Evidence], wanted: list[str]) -> None:
    assert [path.end for path in trace(evidence) if path.counted and path.contrary] == wanted


def end(evidence: Sequence[Evidence], article: str) -> str:
    [path] = [path for path in trace(evidence) if article in path.articles]
    return path.end


RETOLD: list[tuple[str, list[Evidence], str]] = [
    ("nothing is said of it", [A, post(2, act="assert")], "unknown"),
    ("a headline alone", [A, post(2, "B", headline=True)], "unknown"),
    ("in the same article", [A, post(2, "B"), post(2, act="assert")], "B"),
    ("a held article is cited", [A, post(2, act="assert", declared=cites("link", "Courier", "courier 1"))], "B"),
    ("through two", [A, say(2, "assert", None, paper="star", declared=cites("credit", "Courier", "courier 1")),
     post(3, act="assert", declared=cites("according_to", "Star", "star 2"))], "B"),
    ("cited before it is told", [post(0, act="assert", declared=cites("according_to", "Star", "star 2")),
     say(2, "assert", None, paper="star", declared=cites("credit", "Courier", "courier 1")), A], "B"),
    ("the origin is listed", [A, post(2, act="assert", declared=cites("source_list", "B"))], "B"),
    ("an origin that is not held", [A, post(2, act="assert", declared=cites("according_to", "Star"))], "Star"),
    ("the same wire", [say(1, "accuse", credit=("Wire",)), post(2, act="assert", credit=("Wire",))], "B"),
    ("a wire that nothing else has", [A, post(2, act="assert", credit=("Wire",))], "Wire"),
    ("the same words", [say(1, "accuse", quotes=("six words that nobody else uses",)),
     post(2, act="assert", quotes=("six words that nobody else uses",))], "B"),
    ("a near-duplicate", [say(1, "accuse", copies=frozenset({"post 2"})),
     post(2, act="assert", copies=frozenset({"courier 1"}))], "B"),
]  # fmt: skip


@pytest.mark.parametrize(("evidence", "wanted"), [row[1:] for row in RETOLD], ids=[row[0] for row in RETOLD])
def test_what_names_nobody_leads_where_it_is_taken_from(evidence: list[Evidence], wanted: str) -> None:
    retold = next(e.article for e in evidence if e.outlet == "post")
    assert end(evidence, retold) == wanted
    assert sum(path.counted for path in trace(evidence)) == 1


def test_every_report_is_on_a_path_that_ends_where_it_says() -> None:
    log = [
        *copies(say(1, "accuse", addressee="Courier"), ["star"]),
        post(2, "B", declared=cites("first_reported_by", "Courier", "courier 1"), chain=("memo",)),
        post(3, act="assert", credit=("Courier",)),
        say(4, "accuse", headline=True),
    ]
    paths = trace(log)
    assert {article for path in paths for article in path.articles} == {e.article for e in log}
    for path in paths:
        for article in path.articles:
            assert walk(path, article) == path.end


def walk(path: OriginPath, start: str) -> str:
    at, passed = start, {start}
    while step := next((s for s in path.steps if s.from_ == at and s.to not in passed), None):
        assert step.reason
        at = step.to
        passed.add(at)
    return at


def test_the_links_of_a_chain_have_their_reasons() -> None:
    cable = post(2, "officials", chain=("memo",), addressee="Wire", declared=cites("seen_by", "Wire"), **ANON)
    [path] = trace([cable])
    assert [(s.from_, s.to, s.reason) for s in path.steps] == [
        ("post 2", "Wire", "seen by"),
        ("Wire", "memo", "quotes"),
        ("memo", "Wire", "was told"),
        ("Wire", "officials", "holder of accuse"),
    ]


ACCESS = [
    (say(1, "accuse", bases=knows("inferred") + knows("witnessed")), Access.WITNESSED),
    (say(1, "accuse", document_of="B"), Access.PRIMARY_DOCUMENT),
    (say(1, "accuse", **MEASURED), Access.MEASURED_DATA),
    (say(1, "accuse", bases=knows("told", "C")), Access.TOLD_NAMED),
    (say(1, "accuse", bases=knows("told")), Access.TOLD_ANONYMOUS),
    (say(1, "accuse", addressee="Courier"), Access.TOLD_NAMED),
    (say(1, "accuse", "n1", addressee="Courier", **ANON), Access.TOLD_ANONYMOUS),
    (say(1, "accuse", bases=knows("inferred")), Access.INFERRED),
    (say(1, "accuse"), Access.UNKNOWN),
]


@pytest.mark.parametrize(("evidence", "wanted"), ACCESS)
def test_the_strongest_access_is_shown(evidence: Evidence, wanted: Access) -> None:
    [path] = trace([evidence])
    assert path.access is wanted


def test_a_government_needs_its_own_basis_unless_the_settings_say_otherwise() -> None:
    said = say(2, "accuse", "State", outlet_kind=OutletKind.GOVERNMENT, document_of="State")
    assert [p.end for p in trace([A, said]) if p.counted] == ["B"]
    lenient = Settings(government_needs_basis=False)
    assert [p.end for p in trace([A, said], settings=lenient) if p.counted] == ["B", "State"]
    assert [p.end for p in trace([A, say(2, "accuse", "C")], settings=lenient) if p.counted] == ["B"]


def test_what_is_taken_back_is_shown_and_not_counted() -> None:
    [path] = trace([A, say(2, "retract")])
    assert (path.end, path.counted, path.articles) == ("B", False, ("courier 1",))
    assert "taken back" in path.why


def test_the_reason_says_what_is_missing() -> None:
    log = [A, say(2, "accuse", "C"), say(3, "accuse", "D", chain=("B",), **SAW), post(4, "n1", **ANON, **SAW)]
    why = {path.end: path.why for path in trace(log)}
    assert why == {
        "B": "first to accuse; counts whatever its access",
        "C": "states no basis of its own",
        "D": "is told to us by another party to the claim",
        "n1": "unnamed, and no outlet says that it was told or shown it itself",
    }
