"""Who is on which side of a claim: negated words, who speaks for whom, what takes back whose words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from graph.deriving.chains import chains
from graph.deriving.holding import at, in_order, originals
from graph.model import HolderKind, Polarity
from graph.origins import trace
from graph.settling import accusing
from graph.standing import Bearing, Evidence, Ruling
from graph.status import derive, history
from tests.graph.log import cites, day, knows, rule, say

NOT = {"polarity": Polarity.NEGATIVE}
UNTOLD = {"stake": None}
A = say(1, "accuse")
SPOKEN = say(2, "no_comment", "X", speaker="Jane Roe", **UNTOLD)

Row = tuple[str, Sequence[Evidence], Sequence[Ruling], dict[str, Any]]
ROWS: list[Row] = [
    ("a negated retelling is none",
     [say(1, "assert", "B", bases=knows("witnessed"), targets=()),
      say(2, "assert", "C", bases=knows("measured_data"), targets=(), **NOT)], [],
     {"status": "disputed", "origins": 1, "contrary_origins": 1, "reports": 1}),
    ("a negated claim is retold by what negates too",
     [say(1, "assert", "B", targets=(), **NOT), say(2, "assert", "C", bases=knows("witnessed"), targets=(), **NOT)], [],
     {"status": "corroborated", "origins": 2, "reports": 2}),
    ("what is left open opposes nothing",
     [say(1, "assert", "B", targets=()), say(2, "assert", None, targets=(), polarity=Polarity.UNKNOWN)], [],
     {"status": "reported", "reports": 2}),
    ("who did not deny has not denied", [A, say(2, "deny", "X", **NOT)], [],
     {"status": "alleged", "deniers": (), "responses": {}}),
    ("who did not admit has not admitted", [A, say(2, "admit", "X", **NOT)], [],
     {"status": "alleged", "responses": {}, "proposed": ()}),
    ("who did not accuse has not accused", [say(1, "accuse", **NOT)], [],
     {"status": "reported", "accusers": (), "reports": 0, "origins": 0}),
    ("who did not sue has not sued", [A, say(2, "sue", "C", **NOT)], [], {"legal": {}, "accusers": ("B",)}),
    ("a third party that did not deny raises no flag", [A, say(2, "deny", "Embassy", **NOT)], [], {"third": ()}),
    # standing lasts
    ("who spoke for the target speaks for it in another text too",
     [A, SPOKEN, say(3, "deny", "Jane Roe", **UNTOLD)], [],
     {"status": "denied", "responses": {"X": "denied"}, "third": ()}),
    ("whatever text comes first", [A, say(2, "deny", "Jane Roe", **UNTOLD), replace(SPOKEN, valid=day(3))], [],
     {"status": "denied"}),
    ("not after more than a year", [A, SPOKEN, say(370, "deny", "Jane Roe", **UNTOLD)], [],
     {"status": "alleged", "third": ("Jane Roe",)}),
    ("not where another text says otherwise",
     [A, SPOKEN, say(2.5, "no_comment", "Union", speaker="Jane Roe", **UNTOLD),
      say(3, "deny", "Jane Roe", **UNTOLD)], [],
     {"status": "alleged", "third": ("Jane Roe",)}),
    ("not where this text says otherwise", [A, SPOKEN, say(3, "deny", "Jane Roe", affiliation="Union", **UNTOLD)], [],
     {"status": "alleged"}),
    ("who is accused in person answers for itself",
     [say(1, "accuse", targets=("X", "Jane Roe")), SPOKEN, say(3, "deny", "Jane Roe", **UNTOLD)], [],
     {"responses": {"X": "no_comment", "Jane Roe": "denied"}}),
    ("an accuser's speaker accuses as the accuser",
     [say(1, "accuse", "B", speaker="Tom Fell"), say(2, "accuse", "Tom Fell")], [], {"accusers": ("B",), "origins": 1}),
    # legal
    ("a retelling does not undo what a person said of a case",
     [say(1, "charge", "P"), say(60, "charge", "P", paper="late")], [rule(2, "legal", "none", target="X")],
     {"legal": {}}),
    ("a new stage does",
     [say(1, "charge", "P"), say(60, "convict", "Court")], [rule(2, "legal", "none", target="X")],
     {"legal": {"X": "convicted"}}),
    # R13
    ("a report with its own witness is not taken from what it links to",
     [say(1, "accuse", "B"),
      say(2, "accuse", "C", paper="herald", bases=knows("witnessed"), declared=cites("link", "Courier"),
          addressee="Herald"),
      say(3, "retract", None)], [],
     {"status": "alleged", "accusers": ("C",), "origins": 1}),
    ("a link alone takes nothing",
     [say(1, "accuse", "B"), say(2, "accuse", "C", paper="herald", declared=cites("source_list", "Courier")),
      say(3, "retract", None)], [],
     {"status": "alleged", "accusers": ("C",)}),
    ("what has it from the outlet that retracts goes with it",
     [say(1, "accuse", "B"), say(2, "accuse", "B", paper="herald", declared=cites("first_reported_by", "Courier")),
      say(3, "retract", None)], [],
     {"status": "retracted", "accusers": ()}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "evidence", "rulings", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_sides(name: str, evidence: Sequence[Evidence], rulings: Sequence[Ruling], wanted: dict[str, Any]) -> None:
    for order in permutations(evidence) if len(evidence) < 4 else [tuple(evidence)]:
        found = derive(order, rulings)
        shown: dict[str, Any] = {
            "status": found.status.value,
            "accusers": found.accusers,
            "deniers": found.deniers,
            "third": found.third_party_deniers,
            "proposed": found.proposed,
            "responses": {a.target: a.response.value for a in found.responses},
            "legal": {s.target: s.state.value for s in found.legal},
            **{name: getattr(found.counts, name) for name in ("origins", "contrary_origins", "reports")},
        }
        assert {key: shown[key] for key in wanted} == wanted


def test_who_did_not_accuse_draws_no_edge_of_accusation() -> None:
    assert list(accusing([say(1, "accuse", **NOT)])) == []


def test_the_line_of_a_denial_by_lasting_standing_names_the_denial() -> None:
    denied = say(3, "deny", "Jane Roe", **UNTOLD)
    [line] = [c for c in history([A, SPOKEN, denied]) if c.new == "denied" and c.axis == "status"]
    assert line.evidence == denied.id


def test_what_opposes_moves_the_status_as_itself() -> None:
    opposed = say(2, "assert", "C", bases=knows("measured_data"), targets=(), **NOT)
    [line] = [c for c in history([say(1, "assert", "B", targets=()), opposed]) if c.new == "disputed"]
    assert (line.rule, line.evidence) == ("R8", opposed.id)


def unnamed(at: float, paper: str, *quotes: str) -> Evidence:
    return say(
        at, "accuse", f"P{paper}{at}", paper=paper, holder_kind=HolderKind.ANONYMOUS, quotes=quotes,
        addressee=paper.title(), bases=knows("witnessed"),
    )  # fmt: skip


CROSSED = [unnamed(1, "a", "q1"), unnamed(2, "b", "q2"), unnamed(3, "b", "q1"), unnamed(4, "a", "q2")]


@pytest.mark.parametrize("log", [CROSSED, CROSSED[:3]], ids=["crossed both ways", "crossed once"])
def test_unnamed_ends_that_share_words_are_one(log: list[Evidence]) -> None:
    assert len({chain.end for chain in chains(in_order(log))}) == 1
    assert derive(log).counts.origins == 1


@pytest.mark.parametrize(("one", "two"), [("B", "C"), ("C", "B"), ("B", "Z"), ("Z", "B")])
def test_what_is_said_together_is_one_end_whoever_has_the_smaller_id(one: str, two: str) -> None:
    together = say(2, "accuse", None, parties=(one, two), holder_kind=HolderKind.NAMED, bases=knows("measured_data"))
    for alone in (one, two):
        log = [say(1, "accuse", alone), together]
        assert [p.end for p in trace(log) if p.counted] == [alone]
    later = say(3, "accuse", None, parties=(two, one), holder_kind=HolderKind.NAMED, bases=knows("measured_data"))
    assert [p.end for p in trace([together, later]) if p.counted] == [one]


def test_words_that_come_back_count_again() -> None:
    back = replace(A, superseded=None, dropped=(day(3), day(5)))
    seen = {number: derive([back], as_of=day(number)).counts.reports for number in (2, 4, 6)}
    assert seen == {2: 1, 4: 0, 6: 1}


def test_a_copy_is_one_since_its_version_made_it_so() -> None:
    own = say(1, "deny", "Embassy", paper="wire", article="w", copies=frozenset({"c"}), copied=((day(9), "c"),))
    other = say(2, "deny", "Embassy", paper="courier", article="c", copies=frozenset({"w"}), copied=((day(9), "w"),))
    log = [A, own, other]
    assert [len(trace_of(log, day(number))) for number in (4, 10)] == [2, 1]


def trace_of(log: Sequence[Evidence], seen: datetime) -> set[str]:

    held = at(in_order(log), (), as_of=seen).evidence
    return {e.id for e in originals(held).values() if e.bearing is Bearing.ANSWERS}


def test_a_ledger_knows_when_words_went_and_came_back() -> None:
    back = replace(A, superseded=None, dropped=(day(3), day(5)), numbers=(("litres", "", 4.0, ""),))
    other = say(2, "accuse", "B", numbers=(("litres", "", 9.0, ""),), recorded=day(2) + timedelta(hours=1))
    moved = [(c.old, c.new, c.recorded) for c in history([back, other]) if "details_conflict" in (c.old, c.new)]
    raised, fell = (None, "details_conflict"), ("details_conflict", None)
    assert [(old, new) for old, new, _ in moved] == [raised, fell, raised]
