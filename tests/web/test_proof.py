"""Every number of a claim stands beside what it counts."""

from dataclasses import replace

from graph.standing import Step
from tests.web.made import ACCUSED, BOARD, CLAIM, COPIED, HEADLINE, ORIGIN, SEEN, STANDING
from web.proof import proof
from web.trails import trails


def test_counts_equal_the_lists_that_prove_them() -> None:
    shown, counts = proof(CLAIM), STANDING.counts
    assert [v.party.id for v in shown.accusers] == [BOARD.id]
    assert shown.accusers[0].said == (ACCUSED, HEADLINE)
    assert len(shown.deniers) == counts.deniers
    assert len(shown.origins) == counts.origins
    assert len(shown.contrary) == counts.contrary_origins
    assert len(shown.coverage) == counts.outlets
    assert sum(len(outlet.reports) for outlet in shown.coverage) == counts.reports


def test_words_that_a_later_version_dropped_are_no_report_from_then_on() -> None:
    assert proof(CLAIM).dropped == (ACCUSED,)
    assert [r.said for o in proof(CLAIM).coverage for r in o.reports] == [(SEEN, HEADLINE), (COPIED,)]
    before = replace(CLAIM, as_of=ACCUSED.recorded)
    assert proof(before).dropped == ()
    assert proof(before).coverage[0].reports[0].said == (ACCUSED, SEEN, HEADLINE)


def test_every_line_of_the_ledger_has_its_words_or_its_decision() -> None:
    evidence = [(change.evidence, said.id if said else None) for change, said in proof(CLAIM).ledger]
    assert ("u1", "u1") in evidence
    assert ("decision:7", None) in evidence


def test_an_outlet_in_its_own_voice_is_its_own_witness() -> None:
    standing = replace(STANDING, accusers=("e-wire",))
    names = {**CLAIM.names, "e-wire": replace(BOARD, id="e-wire", name="Upland Wire")}
    finding = replace(COPIED, act=ACCUSED.act)
    shown = proof(replace(CLAIM, standing=standing, names=names, said=(ACCUSED, finding)))
    assert shown.accusers[0].said == (finding,)


def test_a_party_that_nobody_can_name_has_no_page() -> None:
    shown = proof(replace(CLAIM, standing=replace(STANDING, accusers=("e-lost",))))
    assert (shown.accusers[0].party.name, shown.accusers[0].party.named) == ("e-lost", False)


def test_a_trail_leads_from_each_report_to_the_end() -> None:
    courier, wire = trails(CLAIM, ORIGIN)
    assert (courier.label, courier.next[0].label, courier.next[0].reason) == (
        "The Tarn Courier",
        "Tarn River Board",
        "holder of accuse",
    )
    assert (wire.label, wire.next[0].reason, wire.next[0].next[0].party) == ("Upland Wire", "near-duplicate", BOARD)


def test_a_trail_that_comes_back_to_itself_ends() -> None:
    turning = replace(ORIGIN, steps=(Step("a1", "a2", "links to it"), Step("a2", "a1", "links to it")))
    first, _ = trails(CLAIM, turning)
    assert first.next[0].next == ()


def test_what_is_not_held_keeps_its_own_words() -> None:
    stops = replace(ORIGIN, articles=("a1",), steps=(Step("a1", "unknown", "no origin is named"),))
    assert trails(CLAIM, stops)[0].next[0].label == "origin unknown"
