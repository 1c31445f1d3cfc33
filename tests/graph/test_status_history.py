"""The ledger: one line per change, each with its rule, both times and what it is owed to."""

from collections.abc import Sequence
from typing import Any

import pytest

from graph.model import Act
from graph.standing import Axis, Change, Evidence, Flag, Ruling, Stake
from graph.status import history
from tests.graph.log import copies, day, knows, rule, say

A = say(1, "accuse", id="a")
Line = tuple[str, str, str | None, str | None, str, str]


def lines(evidence: Sequence[Evidence], rulings: Sequence[Ruling] = ()) -> list[Line]:
    return [
        (c.axis.value, c.subject, c.old, c.new, c.rule, c.evidence)
        for c in history(evidence, rulings)
        if Flag.MACHINE_ONLY not in (c.old, c.new)
    ]


FIRST: list[Line] = [
    ("origins", "origins", None, "1", "R7", "a"),
    ("status", "", None, "alleged", "R2", "a"),
]

CASES: list[tuple[str, list[Evidence], list[Ruling], list[Line]]] = [
    ("alleged", [A], [], []),
    ("a copy changes nothing", copies(A, ["star", "sun"]), [], []),
    ("a repetition changes nothing", [A, say(2, "accuse", "C")], [], []),
    ("denied", [A, say(2, "deny", "X", id="d")], [], [
        ("response", "X", None, "denied", "R3", "d"), ("status", "", "alleged", "denied", "R3", "d")]),
    ("denial withdrawn", [A, say(2, "deny", "X", id="d"), say(3, "retract", "X", id="w")], [], [
        ("response", "X", None, "denied", "R3", "d"), ("status", "", "alleged", "denied", "R3", "d"),
        ("response", "X", "denied", None, "R13", "w"), ("status", "", "denied", "alleged", "R13", "w")]),
    ("denial rejected", [A, say(2, "deny", "X", id="d", rejected=day(9))], [], [
        ("response", "X", None, "denied", "R3", "d"), ("status", "", "alleged", "denied", "R3", "d"),
        ("response", "X", "denied", None, "R3", "d"), ("status", "", "denied", "alleged", "R2", "d")]),
    ("corroborated", [A, say(2, "accuse", "C", id="c", bases=knows("witnessed"))], [], [
        ("origins", "origins", "1", "2", "R7", "c"), ("status", "", "alleged", "corroborated", "R7", "c")]),
    ("contradicted", [A, say(2, "deny", "C", id="c", bases=knows("witnessed"))], [], [
        ("origins", "contrary_origins", None, "1", "R8", "c"), ("status", "", "alleged", "disputed", "R8", "c")]),
    ("retracted", [A, say(2, "retract", id="w")], [], [
        ("origins", "origins", "1", None, "R13", "w"), ("status", "", "alleged", "retracted", "R13", "w")]),
    ("charged", [A, say(2, "charge", "P", id="c"), say(3, "acquit", "Court", id="q")], [], [
        ("legal", "X", None, "charged", "R10", "c"), ("legal", "X", "charged", "acquitted", "R10", "q")]),
    ("third party", [A, say(2, "deny", "Embassy", id="e")], [], [
        ("flag", "Embassy", None, "third_party_denial", "R4", "e")]),
    ("silent, then denied", [A, say(2, "did_not_respond", "X", id="s"), say(3, "deny", "X", id="d")], [], [
        ("flag", "X", None, "did_not_respond", "R5", "s"), ("response", "X", None, "did_not_respond", "R5", "s"),
        ("flag", "X", "did_not_respond", None, "R5", "d"), ("response", "X", "did_not_respond", "denied", "R3", "d"),
        ("status", "", "alleged", "denied", "R3", "d")]),
    ("no evidence", [A, say(2, "evidence_status", "D", id="n", evidence_flag=Flag.NO_PUBLIC_EVIDENCE)], [], [
        ("flag", "D", None, "no_public_evidence", "R12", "n")]),
    ("signed and undone", [A], [rule(1, "sign", "for", undone=day(80))], [
        ("status", "", "alleged", "confirmed", "R9", "decision:1"),
        ("status", "", "confirmed", "alleged", "R2", "decision:1")]),
    ("called false", [A], [rule(1, "verdict", "false")], [("status", "", "alleged", "disputed", "R11", "decision:1")]),
    ("pinned", [A], [rule(1, "override", "open")], [
        ("override", "", None, "open", "R14", "decision:1"), ("status", "", "alleged", "open", "R14", "decision:1")]),
    ("on trial", [A], [rule(1, "legal", "on_trial", target="X")], [
        ("legal", "X", None, "on_trial", "R10", "decision:1")]),
]  # fmt: skip


@pytest.mark.parametrize(("evidence", "rulings", "wanted"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_ledger(evidence: list[Evidence], rulings: list[Ruling], wanted: list[Line]) -> None:
    assert lines(evidence, rulings) == [*FIRST, *wanted]


def test_a_prediction_waits_for_its_outcome() -> None:
    said = say(1, "predict", None, id="p")
    assert lines([said], [rule(1, "outcome", "came_true")]) == [
        ("outcome", "", None, "pending", "R1", "p"),
        ("status", "", None, "reported", "R1", "p"),
        ("outcome", "", "pending", "came_true", "R1", "decision:1"),
    ]


def test_machine_only_falls_by_the_person_who_accepts() -> None:
    found = [c for c in history([say(1, "accuse", id="a", accepted=day(5))]) if c.new is None]
    [fallen] = found
    assert (fallen.axis, fallen.old, fallen.recorded, fallen.evidence) == (Axis.FLAG, "machine_only", day(5), "a")


def test_a_line_has_both_times() -> None:
    late: Change = history([A, say(2, "deny", "X", recorded=day(30))])[-1]
    assert (late.valid, late.recorded) == (day(2), day(30))


def test_of_what_arrives_together_each_line_has_its_own_cause() -> None:
    together: dict[str, Any] = {"recorded": day(3), "paper": "post"}
    log = [
        say(1, "accuse", id="z", **together),
        say(1, "deny", "X", id="b", **together),
        say(1, "deny", "Embassy", id="c", **together),
        say(1, "no_comment", "X", id="d", stake=Stake.SPEAKS_FOR_TARGET, **together),
        say(1, "sue", "B", id="e", **together),
        say(2, "convict", "Court", id="f", **together),
    ]
    found = {(axis, subject): evidence for axis, subject, _, _, _, evidence in lines(log)}
    assert found["status", ""] == "b"
    assert found["response", "X"] == "b"
    assert found["flag", "Embassy"] == "c"
    assert found["legal", "X"] == "f"
    assert log[0].act is Act.ACCUSE
