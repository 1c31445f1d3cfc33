"""Every rule, flag and axis as a table: a log, and what must hold of it."""

from collections.abc import Sequence
from typing import Any

import pytest

from graph.model import Certainty, HolderKind
from graph.standing import Bearing, Evidence, Flag, Ruling, Stake, Status
from graph.status import RULES, Facts, decide, derive
from tests.graph.log import cites, copies, day, knows, raised, rule, say

SPOKEN = {"stake": Stake.SPEAKS_FOR_TARGET, "speaker": "Ann Roe"}
ANON = {"holder_kind": HolderKind.ANONYMOUS}
NO_EVIDENCE = {"evidence_flag": Flag.NO_PUBLIC_EVIDENCE}
PLURAL = {"targets": ("X", "Y", "Z")}
GENERIC = {"targets": ("agents",), "named_targets": ()}
SEEN = knows("witnessed")
FILED = knows("official_record")
A = say(1, "accuse")


def number(value: float, modifier: str = "", scope: str = "collective") -> dict[str, Any]:
    return {"numbers": (("litres", scope, value, modifier),)}


Row = tuple[str, Sequence[Evidence], Sequence[Ruling], dict[str, Any]]
ROWS: list[Row] = [
    # R1, and what is no accusation
    ("R1 assert", [say(1, "assert", "B", targets=())], [], {"status": "reported", "rule": "R1", "origins": 1}),
    ("R1 author's voice", [say(1, "assert", None)], [], {"status": "reported", "origins": 0, "reports": 1}),
    ("R1 warning", [say(1, "warn", "B")], [], {"status": "reported", "outcome": "pending"}),
    ("R1 prediction", [say(1, "predict", None)], [], {"outcome": "pending"}),
    ("R1 promise", [say(1, "promise", "X")], [], {"outcome": "pending"}),
    ("R1 plan", [say(1, "report_plan", None)], [], {"outcome": "pending"}),
    ("R1 threat has no outcome", [say(1, "threaten", "B")], [], {"status": "reported", "outcome": None}),
    ("R1 criticism blames nobody", [say(1, "criticise", "B")], [], {"status": "reported", "accusers": ()}),
    ("R1 headline alone", [say(1, "accuse", headline=True)], [], {"status": "reported", "rule": "R1", "reports": 1}),
    ("R1 first admission", [say(1, "admit", "X", bearing=Bearing.STATES)], [],
     {"status": "reported", "rule": "R1", "proposed": ("confirmed",)}),
    ("only questions", [say(1, "open_question", None)], [], {"status": "open"}),
    ("a question beside a statement", [say(1, "open_question", None), say(2, "assert")], [], {"status": "reported"}),
    ("nothing but a denial held", [say(1, "deny", "X")], [], {"status": "reported", "responses": {"X": "denied"}}),
    # R2
    ("R2 accuse", [A], [], {"status": "alleged", "rule": "R2", "accusers": ("B",), "targets": ("X",), "flags": set()}),
    ("R2 three targets", [say(1, "accuse", **PLURAL)], [], {"status": "alleged", "targets": ("X", "Y", "Z")}),
    ("R2 fewer of the targets named later", [say(1, "accuse", **PLURAL), say(2, "accuse")], [],
     {"targets": ("X", "Y", "Z"), "accusers": ("B",)}),
    ("R2 accused group", [say(1, "accuse", **GENERIC)], [], {"status": "alleged", "flags": set()}),
    ("R2 suspect named", [say(1, "suspect", "C")], [],
     {"status": "alleged", "flags": {"hedged"}, "accusers": (), "suspecters": ("C",), "origins": 1}),
    ("R2 suspect group", [say(1, "suspect", "C", **GENERIC)], [],
     {"status": "reported", "rule": "R2", "flags": {"suspicion"}}),
    ("suspicion falls", [say(1, "suspect", "C", **GENERIC), say(2, "accuse", **GENERIC)], [],
     {"status": "alleged", "flags": set()}),
    ("hedged falls", [say(1, "suspect", "C"), say(2, "accuse", "B")], [],
     {"flags": set(), "suspecters": ("C",), "accusers": ("B",), "origins": 1, "status": "alleged"}),
    ("who suspects and then accuses", [say(1, "suspect"), A], [], {"suspecters": (), "accusers": ("B",)}),
    ("hedged by certainty", [say(1, "accuse", certainty=Certainty.POSSIBLE)], [], {"flags": {"hedged"}}),
    ("a possible future is no hedge", [say(1, "predict", None, certainty=Certainty.POSSIBLE)], [], {"flags": set()}),
    ("a suspicion with a basis corroborates nothing", [A, say(2, "suspect", "C", bases=SEEN)], [],
     {"status": "alleged", "origins": 1}),
    ("anonymous only", [say(1, "accuse", "n1", **ANON)], [], {"flags": {"anonymous_only"}, "origins": 1}),
    ("anonymous until named", [say(1, "accuse", "n1", **ANON), say(2, "accuse")], [], {"flags": set()}),
    ("retelling names nobody", [say(1, "accuse", "n1", **ANON), say(2, "assert", None)], [],
     {"flags": {"anonymous_only"}}),
    # R3
    ("R3 the target", [A, say(2, "deny", "X")], [],
     {"status": "denied", "rule": "R3", "deniers": ("X",), "responses": {"X": "denied"}}),
    ("R3 a spokesperson", [A, say(2, "deny", "X", **SPOKEN)], [], {"status": "denied", "deniers": ("X",)}),
    ("R3 the target disputes", [A, say(2, "dispute", "X")], [], {"status": "denied", "rule": "R3"}),
    ("R3 a person accused in person", [say(1, "accuse", targets=("Ann Roe",)),
     say(2, "deny", "X", speaker="Ann Roe", stake=Stake.TARGET)], [], {"status": "denied", "deniers": ("Ann Roe",)}),
    ("R3 one of three", [say(1, "accuse", **PLURAL), say(2, "deny", "Y"), say(2, "no_comment", "Z")], [],
     {"status": "denied", "deniers": ("Y",), "responses": {"Y": "denied", "Z": "no_comment"}, "flags": {"no_comment"}}),
    ("R3 dismissing denies nothing", [A, say(2, "dismiss", "X")], [],
     {"status": "alleged", "responses": {"X": "dismissed"}, "deniers": ()}),
    ("R3 dismissed after denied", [A, say(2, "deny", "X"), say(3, "dismiss", "X")], [],
     {"status": "denied", "responses": {"X": "denied"}}),
    ("R3 headline denial", [A, say(2, "deny", "X", headline=True)], [], {"status": "alleged", "responses": {}}),
    ("R3 leaves corroborated", [A, say(2, "accuse", "C", bases=SEEN), say(3, "deny", "X")], [],
     {"status": "corroborated", "rule": "R7", "deniers": ("X",)}),
    ("R3 nobody is blamed", [say(1, "assert"), say(2, "deny", "X")], [], {"status": "reported"}),
    ("R3 ends by admission", [A, say(2, "deny", "X"), say(3, "admit", "X")], [],
     {"status": "alleged", "deniers": (), "responses": {"X": "admitted"}, "proposed": ("confirmed",)}),
    ("R3 ends by withdrawal", [A, say(2, "deny", "X"), say(3, "retract", "X")], [],
     {"status": "alleged", "deniers": (), "accusers": ("B",)}),
    ("R3 again after withdrawal", [A, say(2, "deny", "X"), say(3, "retract", "X"), say(4, "deny", "X")], [],
     {"status": "denied"}),
    ("R3 a late copy of a denial", [A, say(3, "admit", "X"), *copies(say(2, "deny", "X"), ["gazette", "post"])], [],
     {"status": "alleged", "responses": {"X": "admitted"}}),
    # R4
    ("R4 embassy", [A, say(2, "deny", "Embassy")], [],
     {"status": "alleged", "flags": {"third_party_denial"}, "third": ("Embassy",), "deniers": (), "responses": {}}),
    ("R4 ally disputes without basis", [A, say(2, "dispute", "Ally")], [],
     {"status": "alleged", "flags": {"third_party_denial"}}),
    ("R4 told by the accused", [A, say(2, "deny", "Auditor", bases=knows("official_record", "X"))], [],
     {"status": "alleged", "contrary_origins": 0, "flags": {"third_party_denial"}}),
    ("R4 published by the accused", [A, say(2, "deny", "Auditor", bases=FILED, document_of="X")], [],
     {"status": "alleged", "flags": {"third_party_denial"}}),
    ("R4 beside R3", [A, say(2, "deny", "Embassy"), say(3, "deny", "X")], [],
     {"status": "denied", "deniers": ("X",), "third": ("Embassy",)}),
    # R5
    ("R5 no comment", [A, say(2, "no_comment", "X")], [],
     {"status": "alleged", "flags": {"no_comment"}, "responses": {"X": "no_comment"}}),
    ("R5 no response", [A, say(2, "did_not_respond", "X")], [],
     {"flags": {"did_not_respond"}, "responses": {"X": "did_not_respond"}}),
    ("R5 not reached", [A, say(2, "could_not_be_reached", "X")], [],
     {"flags": {"response_sought"}, "responses": {"X": "could_not_be_reached"}}),
    ("R5 asked", [say(1, "accuse", **PLURAL), say(2, "asked_for_comment", None, targets=("X", "Z"))], [],
     {"flags": {"response_sought"}, "responses": {"X": "asked", "Z": "asked"}, "status": "alleged"}),
    ("R5 asked and silent", [A, say(2, "asked_for_comment", None), say(2, "did_not_respond", "X")], [],
     {"flags": {"response_sought", "did_not_respond"}, "responses": {"X": "did_not_respond"}}),
    ("R5 falls with a later answer", [A, say(2, "did_not_respond", "X"), say(3, "deny", "X")], [],
     {"flags": set(), "responses": {"X": "denied"}}),
    ("R5 falls with an answer in the same text", [A, say(2, "no_comment", "X"), say(2, "deny", "X")], [],
     {"flags": set(), "responses": {"X": "denied"}}),
    ("R5 an earlier answer leaves it", [A, say(2, "deny", "X"), say(3, "no_comment", "X")], [],
     {"flags": {"no_comment"}, "responses": {"X": "denied"}}),
    ("R5 of another target", [say(1, "accuse", **PLURAL), say(2, "no_comment", "Z"), say(3, "deny", "Y")], [],
     {"flags": {"no_comment"}}),
    ("R5 a witness", [A, say(2, "no_comment", "Witness", stake=Stake.OTHER)], [], {"flags": set(), "responses": {}}),
    ("R5 counter-accusation", [A, say(2, "accuse", "X", bearing=Bearing.ANSWERS, targets=("B",))], [],
     {"status": "alleged", "responses": {"X": "counter_accused"}, "accusers": ("B",), "targets": ("X",)}),
    ("R5 a third party counter-accuses", [A, say(2, "accuse", "C", bearing=Bearing.ANSWERS, targets=("B",))], [],
     {"status": "alleged", "responses": {}, "accusers": ("B",)}),
    # R6, R7
    ("R6 copies", copies(A, ["gazette", "post", "star"]), [],
     {"status": "alleged", "reports": 4, "outlets": 4, "origins": 1, "accusers": ("B",), "flags": set()}),
    ("R6 the same words twice in an article", [A, say(1, "assert", None)], [], {"reports": 1, "origins": 1}),
    ("R6 headline counts as report", [A, say(2, "accuse", headline=True)], [], {"reports": 2, "origins": 1}),
    ("R6 copies of an unnamed accuser", copies(say(1, "accuse", "n1", **ANON), ["gazette"]), [],
     {"accuser_count": 1, "reports": 2, "origins": 1}),
    ("R7 own basis", [A, say(2, "accuse", "C", bases=SEEN)], [],
     {"status": "corroborated", "rule": "R7", "origins": 2, "accuser_count": 2}),
    ("R7 a second accuser without basis", [A, say(2, "accuse", "C")], [],
     {"status": "alleged", "origins": 1, "accuser_count": 2}),
    ("R7 an outlet's own finding", [A, say(2, "accuse", None, paper="post", bases=knows("measured_data"))], [],
     {"status": "corroborated", "accusers": ("B", "Post")}),
    ("R7 a witness who confirms", [A, say(2, "confirm", "C", bases=SEEN)], [],
     {"status": "corroborated", "accusers": ("B",)}),
    # R8
    ("R8 contradicted", [A, say(2, "assert", "C", bearing=Bearing.CONTRADICTS, bases=FILED)], [],
     {"status": "disputed", "rule": "R8", "contrary_origins": 1, "origins": 1}),
    ("R8 denied with a basis", [A, say(2, "deny", "C", bases=FILED)], [],
     {"status": "disputed", "rule": "R8", "flags": set(), "third": ()}),
    ("R8 without a basis", [A, say(2, "assert", "C", bearing=Bearing.CONTRADICTS)], [],
     {"status": "alleged", "contrary_origins": 0}),
    ("R8 before corroborated", [A, say(2, "accuse", "C", bases=SEEN), say(3, "dispute", "D", bases=FILED)], [],
     {"status": "disputed", "origins": 2, "contrary_origins": 1}),
    # R9
    ("R9 admission proposes", [A, say(2, "admit", "X")], [], {"status": "alleged", "proposed": ("confirmed",)}),
    ("R9 signed", [A, say(2, "admit", "X")], [rule(1, "sign", "for")],
     {"status": "confirmed", "rule": "R9", "proposed": ()}),
    ("R9 signed against", [A], [rule(1, "sign", "against")], {"status": "refuted", "rule": "R9"}),
    ("R9 signed both ways", [A], [rule(1, "sign", "for"), rule(2, "sign", "against")],
     {"status": "disputed", "rule": "R9"}),
    ("R9 signature undone", [A], [rule(1, "sign", "for", undone=day(60))], {"status": "alleged"}),
    ("R9 a judgment proposes", [A], [rule(1, "legal", "convicted", target="X")],
     {"status": "alleged", "proposed": ("confirmed",), "legal": {"X": "convicted"}}),
    ("R9 a verified record proposes", [say(1, "accuse", bases=FILED, accepted=day(2))], [],
     {"status": "alleged", "proposed": ("confirmed",)}),
    # R10
    ("R10 suit", [say(1, "sue")], [], {"status": "alleged", "rule": "R2", "legal": {"X": "sued"}, "accusers": ("B",)}),
    ("R10 charge", [A, say(2, "charge", "Prosecutor")], [],
     {"status": "alleged", "legal": {"X": "charged"}, "origins": 1, "accuser_count": 2}),
    ("R10 charge with a basis", [A, say(2, "charge", "Prosecutor", bases=FILED)], [], {"status": "corroborated"}),
    ("R10 investigated", [say(1, "investigate", "Police")], [],
     {"status": "reported", "legal": {"X": "investigated"}, "accusers": ()}),
    ("R10 convicted is not confirmed", [A, say(3, "convict", "Court")], [],
     {"status": "alleged", "legal": {"X": "convicted"}, "proposed": ()}),
    ("R10 acquitted is not refuted", [A, say(2, "charge", "P"), say(3, "acquit", "Court")], [],
     {"status": "alleged", "legal": {"X": "acquitted"}}),
    ("R10 settled is not admitted", [say(1, "sue"), say(3, "settle", "X")], [],
     {"status": "alleged", "legal": {"X": "settled"}, "responses": {}}),
    ("R10 dismissed", [say(1, "sue"), say(2, "dismiss_case", "Court")], [], {"legal": {"X": "dismissed"}}),
    ("R10 retold afterwards", [say(1, "charge", "P"), say(3, "acquit", "Court"), say(4, "charge", "P")], [],
     {"legal": {"X": "acquitted"}}),
    ("R10 per target", [say(1, "accuse", **PLURAL), say(2, "sue", "C", targets=("Y",))], [], {"legal": {"Y": "sued"}}),
    ("R10 a person says trial", [say(1, "charge", "P")], [rule(1, "legal", "on_trial", target="X")],
     {"legal": {"X": "on_trial"}}),
    ("R10 a person takes it back a stage", [say(1, "charge", "P"), say(2, "convict", "Court")],
     [rule(1, "legal", "overturned", target="X"), rule(2, "legal", "charged", target="X")],
     {"legal": {"X": "charged"}}),
    ("R10 the accused sues its accuser", [A, say(2, "sue", "X", bearing=Bearing.ANSWERS, targets=("B",))], [],
     {"legal": {}, "responses": {"X": "counter_accused"}}),
    ("R10 a suit as an answer", [A, say(2, "sue", "X", bearing=Bearing.ANSWERS, targets=())], [], {"legal": {}}),
    ("R10 sanctioned", [A, say(2, "sanction", "State")], [], {"legal": {"X": "sanctioned"}, "accusers": ("B",)}),
    # R11
    ("R11 false", [A], [rule(1, "verdict", "false")], {"status": "disputed", "rule": "R11"}),
    ("R11 mixed", [A, say(2, "accuse", "C", bases=SEEN)], [rule(1, "verdict", "mixed")], {"status": "disputed"}),
    ("R11 true", [A], [rule(1, "verdict", "true")], {"status": "alleged"}),
    # R12
    ("R12 no public evidence", [A, say(2, "evidence_status", None, **NO_EVIDENCE)], [],
     {"status": "alleged", "flags": {"no_public_evidence"}}),
    ("R12 stays", [A, say(2, "evidence_status", None, **NO_EVIDENCE), say(9, "accuse", "C", bases=SEEN)], [],
     {"status": "corroborated", "flags": {"no_public_evidence"}}),
    ("R12 not verified", [A, say(2, "evidence_status", None, evidence_flag=Flag.NOT_INDEPENDENTLY_VERIFIED)], [],
     {"flags": {"not_independently_verified"}}),
    ("R12 offered", [A, say(2, "evidence_status", "B", evidence_flag=Flag.EVIDENCE_OFFERED_UNVERIFIED)], [],
     {"flags": {"evidence_offered_unverified"}}),
    # R13
    ("R13 the only origin", [A, say(2, "retract")], [],
     {"status": "retracted", "rule": "R13", "origins": 0, "accusers": (), "targets": ("X",)}),
    ("R13 retracted although retold", [A, say(2, "assert", None, paper="post"), say(3, "retract")], [],
     {"status": "retracted"}),
    ("R13 another accuser stays", [A, say(2, "accuse", "C"), say(3, "retract")], [],
     {"status": "alleged", "accusers": ("C",), "origins": 1}),
    ("R13 down from corroborated", [A, say(2, "accuse", "C", bases=SEEN), say(3, "retract", "C")], [],
     {"status": "alleged", "origins": 1}),
    ("R13 the contrary origin", [A, say(2, "dispute", "D", bases=FILED), say(3, "retract", "D")], [],
     {"status": "alleged", "contrary_origins": 0}),
    ("R13 accused again", [A, say(2, "retract"), say(5, "accuse")], [], {"status": "alleged"}),
    ("R13 the outlet alone", [say(1, "accuse", "n1", **ANON), say(2, "accuse", "n9", paper="post", **ANON,
      declared=cites("first_reported_by", "Courier", "courier 1")), say(3, "retract", None)], [],
     {"status": "retracted"}),
    ("R13 the outlet and who cites it, beside another", [say(1, "accuse", "n1", **ANON),
     say(2, "accuse", "n9", paper="post", **ANON, declared=cites("first_reported_by", "Courier", "courier 1")),
     say(2, "accuse", "C", paper="star"), say(3, "retract", None)], [], {"status": "alleged", "accusers": ("C",)}),
    ("R13 a subscriber of a wire that is not held", [*(say(1, "accuse", paper=p, credit=("Wire",),
      declared=cites("credit", "Wire"), copies=frozenset({"courier 1", "post 1"} - {f"{p} 1"}))
      for p in ("courier", "post")), say(3, "retract", None)], [], {"status": "alleged", "accusers": ("B",)}),
    ("R13 a copy of an earlier report", [*copies(say(1, "accuse", paper="post"), ["courier"]),
     say(3, "retract", None)], [], {"status": "alleged"}),
    ("R13 copies fall with what they copy", [*copies(A, ["star"]), say(1.5, "retract")], [], {"status": "retracted"}),
    ("R13 a group that still accuses", [A, say(2, "accuse", "all", holder_kind=HolderKind.COLLECTIVE),
     say(3, "retract")], [], {"status": "alleged", "origins": 0, "accusers": ("all",)}),
    ("R13 a correction that leaves the words", [A, say(2, "correct", None)], [], {"status": "alleged"}),
    ("R13 one outlet of two", [A, say(1, "accuse", paper="post"), say(3, "retract", None)], [],
     {"status": "alleged", "accusers": ("B",)}),
    ("R13 a copy corrected", [say(1, "accuse", superseded=day(4)), say(1, "accuse", paper="post"),
     say(3, "correct", None)], [], {"status": "alleged", "reports": 1}),
    ("R13 corrected where it alone said so", [say(1, "accuse", superseded=day(4)), say(3, "correct", None)], [],
     {"status": "retracted"}),
    ("dropped without a word", [say(1, "accuse", superseded=day(4))], [], {"status": "alleged", "reports": 0}),
    # R14
    ("R14 pinned", [A], [rule(1, "override", "open")],
     {"status": "open", "rule": "R14", "override": "open", "computed": "alleged", "proposed": ()}),
    ("R14 asked again", [A, say(99, "accuse", "C")], [rule(1, "override", "open")], {"proposed": ("override",)}),
    ("R14 the last one", [A], [rule(1, "override", "open"), rule(2, "override", "disputed")], {"status": "disputed"}),
    ("R14 undone", [A], [rule(1, "override", "open", undone=day(80))],
     {"status": "alleged", "override": None, "computed": None}),
    # numbers, chains, people, decisions
    ("numbers apart", [say(1, "accuse", **number(6000)), say(2, "accuse", **number(9000))], [],
     {"flags": {"details_conflict"}, "status": "alleged"}),
    ("over is met by more", [say(1, "accuse", **number(16e6, "over")), say(2, "accuse", **number(16.2e6))], [],
     {"flags": set()}),
    ("over is not met by less", [say(1, "accuse", **number(16e6, "over")), say(2, "accuse", **number(13e6))], [],
     {"flags": {"details_conflict"}}),
    ("about allows 5 per cent", [say(1, "accuse", **number(100, "about")), say(2, "accuse", **number(105))], [],
     {"flags": set()}),
    ("about allows no more", [say(1, "accuse", **number(100, "about")), say(2, "accuse", **number(105.1))], [],
     {"flags": {"details_conflict"}}),
    ("nearly is not met by more", [say(1, "accuse", **number(100, "nearly")), say(2, "accuse", **number(103))], [],
     {"flags": {"details_conflict"}}),
    ("nearly is met by less", [say(1, "accuse", **number(100, "nearly")), say(2, "accuse", **number(98))], [],
     {"flags": set()}),
    ("up to", [say(1, "accuse", **number(9, "up to")), say(2, "accuse", **number(10))], [],
     {"flags": {"details_conflict"}}),
    ("another scope", [say(1, "accuse", **number(9)), say(2, "accuse", **number(3, "", "each"))], [], {"flags": set()}),
    ("corrected number", [say(1, "accuse", **number(9)), say(2, "correct"), say(2, "accuse", **number(3))], [],
     {"flags": set(), "status": "alleged"}),
    ("dropped number", [say(1, "accuse", **number(9), superseded=day(3)), say(2, "accuse", **number(3))], [],
     {"flags": set()}),
    ("chain incomplete", [say(1, "accuse", declared=cites("first_reported_by", "Wire"))], [],
     {"flags": {"chain_incomplete"}}),
    ("chain complete", [say(0, "accuse", paper="wire"),
     say(1, "accuse", declared=cites("first_reported_by", "Wire", "wire 0"))], [], {"flags": set()}),
    ("according to somebody who is heard", [A, say(2, "accuse", "C", declared=cites("according_to", "B"))], [],
     {"flags": set()}),
    ("according to somebody who is not", [A, say(2, "accuse", "C", declared=cites("according_to", "D"))], [],
     {"flags": {"chain_incomplete"}}),
    ("a wire that is not held", [say(1, "accuse", declared=cites("credit", "Wire"))], [], {"flags": set()}),
    ("a number of nothing", [say(1, "accuse", numbers=(("", "", 4.0, ""),)),
     say(2, "accuse", numbers=(("", "", 9.0, ""),))], [], {"flags": set()}),
    ("by the holder's own word", [say(1, "accuse", declared=cites("according_to", "B"))], [], {"flags": set()}),
    ("outcome decided", [say(1, "predict", None)], [rule(1, "outcome", "did_not")], {"outcome": "did_not"}),
    ("rejected", [A, say(2, "deny", "X", rejected=day(3))], [], {"status": "alleged", "responses": {}}),
]  # fmt: skip


def found(evidence: Sequence[Evidence], rulings: Sequence[Ruling]) -> dict[str, Any]:
    s = derive(evidence, rulings)
    return {
        "status": s.status, "rule": s.rule, "flags": raised(s), "targets": s.targets, "accusers": s.accusers,
        "suspecters": s.suspecters, "deniers": s.deniers, "third": s.third_party_deniers, "outcome": s.outcome,
        "responses": {a.target: a.response.value for a in s.responses}, "override": s.override,
        "legal": {x.target: x.state.value for x in s.legal}, "proposed": s.proposed, "computed": s.computed,
        "reports": s.counts.reports, "outlets": s.counts.outlets, "accuser_count": s.counts.accusers,
        "origins": s.counts.origins, "contrary_origins": s.counts.contrary_origins,
    }  # fmt: skip


@pytest.mark.parametrize(("evidence", "rulings", "wanted"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_standing(evidence: Sequence[Evidence], rulings: Sequence[Ruling], wanted: dict[str, Any]) -> None:
    seen = found(evidence, rulings)
    assert {name: seen[name] for name in wanted} == wanted


def test_every_rule_has_a_row() -> None:
    named = {row[0].split()[0] for row in ROWS}
    assert {f"R{n}" for n in range(1, 15)} <= named
    assert {rule.name for rule in RULES} <= named


FACTS = [
    (Facts(), Status.REPORTED, "R1"),
    (Facts(suspected=True), Status.REPORTED, "R2"),
    (Facts(blames=True, origins=1), Status.ALLEGED, "R2"),
    (Facts(blames=True, denied=True), Status.DENIED, "R3"),
    (Facts(denied=True), Status.REPORTED, "R1"),
    (Facts(blames=True, denied=True, origins=2), Status.CORROBORATED, "R7"),
    (Facts(origins=3, called_false=True), Status.DISPUTED, "R11"),
    (Facts(origins=3, contrary=True, called_false=True), Status.DISPUTED, "R8"),
    (Facts(contrary=True, asked_only=True), Status.OPEN, "R1"),
    (Facts(withdrawn=True, asked_only=True, contrary=True), Status.RETRACTED, "R13"),
    (Facts(withdrawn=True, signed_for=True), Status.CONFIRMED, "R9"),
    (Facts(signed_against=True, origins=5), Status.REFUTED, "R9"),
    (Facts(signed_for=True, signed_against=True, withdrawn=True), Status.DISPUTED, "R9"),
]


@pytest.mark.parametrize(("facts", "status", "rule_"), FACTS)
def test_the_first_rule_that_holds_decides(facts: Facts, status: Status, rule_: str) -> None:
    assert decide(facts) == (status, rule_)


def test_machine_only_falls_when_a_person_accepts_or_signs() -> None:
    def machine_only(evidence: Sequence[Evidence], rulings: Sequence[Ruling] = ()) -> bool:
        return Flag.MACHINE_ONLY in {f.flag for f in derive(evidence, rulings, as_of=day(70)).flags}

    assert machine_only([A])
    assert not machine_only([say(1, "accuse", accepted=day(3))])
    assert machine_only([say(1, "accuse", accepted=day(71))])
    assert not machine_only([A], [rule(1, "sign", "for")])
    assert machine_only([A], [rule(1, "verdict", "false")])


def test_flags_say_who_and_since_when() -> None:
    log = [
        A,
        say(2, "did_not_respond", "X"),
        say(3, "did_not_respond", "X", paper="post"),
        say(4, "deny", "Embassy"),
        say(5, "evidence_status", None, **NO_EVIDENCE),
        say(6, "evidence_status", "D", **NO_EVIDENCE),
    ]
    flags = {(f.flag.value, f.holder, f.since) for f in derive(log).flags}
    assert flags == {
        ("did_not_respond", "X", day(2)),
        ("third_party_denial", "Embassy", day(4)),
        ("no_public_evidence", "Courier", day(5)),
        ("no_public_evidence", "D", day(6)),
        ("machine_only", None, day(1)),
    }


def test_a_response_has_the_words_and_date_it_was_first_given_in() -> None:
    log = [A, say(2, "deny", "X", **SPOKEN), say(3, "deny", "X", paper="post")]
    [answer] = derive(log).responses
    assert (answer.since, answer.speaker, answer.stake) == (day(2), "Ann Roe", Stake.SPEAKS_FOR_TARGET)
    assert answer.utterance == log[1].id


def test_valid_until_asks_for_what_had_been_said() -> None:
    log = [A, say(5, "deny", "X", recorded=day(1.5))]
    assert derive(log).status is Status.DENIED
    assert derive(log, valid_until=day(4)).status is Status.ALLEGED
    assert derive(log, as_of=day(2), valid_until=day(5)).status is Status.DENIED


def test_an_edit_counts_from_when_it_was_seen() -> None:
    log = [say(1, "accuse", superseded=day(3), **number(9)), say(2, "accuse", paper="post", **number(3))]
    before, after = derive(log, as_of=day(2.9)), derive(log, as_of=day(3))
    assert (before.counts.reports, raised(before)) == (2, {"details_conflict"})
    assert (after.counts.reports, raised(after)) == (1, set())


def test_nothing_at_all_is_no_more_than_reported() -> None:
    assert (derive([]).status, derive([]).counts.reports) == (Status.REPORTED, 0)
