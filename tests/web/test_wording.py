"""Where a claim stands, in words that stay somebody's."""

from dataclasses import replace
from enum import StrEnum

import pytest

from graph.asking.views import Related
from graph.standing import (
    Access,
    Answered,
    Axis,
    Change,
    Counts,
    Flag,
    Flagged,
    Legal,
    LegalState,
    Outcome,
    Relation,
    Response,
    Stake,
    Standing,
    Status,
)
from tests.web.made import BOARD, CLAIM, COUNTER, DAY, INSPECTOR, LEDGER, MILL, ORIGIN, PUMPS, STANDING
from web import wording, words


def standing(**differing: object) -> Standing:
    return replace(STANDING, **differing)  # type: ignore[arg-type]  # any field of Standing


ALLEGED = standing(
    status=Status.ALLEGED,
    rule="R2",
    flags=(),
    deniers=(),
    third_party_deniers=(),
    responses=(Answered(PUMPS.id, Response.DID_NOT_RESPOND, DAY, None, Stake.TARGET, "u3"),),
    targets=(PUMPS.id,),
)


@pytest.mark.parametrize(
    ("stands", "sentence"),
    [
        (
            ALLEGED,
            "Alleged: one origin, 2 reports in 2 outlets. "
            "Orrin Valley Pumps had not responded in the material held on 2026-03-09.",
        ),
        (
            replace(ALLEGED, targets=(PUMPS.id, BOARD.id), responses=()),
            "Alleged: one origin, 2 reports in 2 outlets. "
            "No answer of Orrin Valley Pumps and Tarn River Board is in the material held on 2026-03-09.",
        ),
        (
            replace(ALLEGED, flags=(Flagged(Flag.HEDGED, None, DAY), Flagged(Flag.ANONYMOUS_ONLY, None, DAY))),
            "Alleged (hedged, only unnamed holders): one origin, 2 reports in 2 outlets. "
            "Orrin Valley Pumps had not responded in the material held on 2026-03-09.",
        ),
        (
            replace(ALLEGED, status=Status.DENIED, deniers=(PUMPS.id,), responses=STANDING.responses),
            "Denied by Orrin Valley Pumps: one origin, 2 reports in 2 outlets.",
        ),
        (
            replace(ALLEGED, status=Status.CORROBORATED, responses=STANDING.responses),
            "Corroborated: one origin, 2 reports in 2 outlets. Orrin Valley Pumps denied it.",
        ),
        (
            replace(ALLEGED, counts=replace(STANDING.counts, contrary_origins=1), targets=()),
            "Alleged: one origin for it and 1 against it, 2 reports in 2 outlets.",
        ),
        (
            replace(ALLEGED, status=Status.DISPUTED, override="disputed", computed=Status.ALLEGED, targets=()),
            "Disputed: one origin, 2 reports in 2 outlets. A person pinned this; by the rules it would be alleged.",
        ),
        (
            replace(ALLEGED, responses=(), accusers=(), suspecters=(), counts=Counts()),
            "Alleged: no origins, no reports.",
        ),
        (
            replace(ALLEGED, status=Status.REPORTED, outcome=Outcome.PENDING, targets=("g-unheld",)),
            "Reported: one origin, 2 reports in 2 outlets. What came of it: not yet known. "
            "No answer of g-unheld is in the material held on 2026-03-09.",
        ),
        (
            replace(ALLEGED, third_party_deniers=(BOARD.id,), targets=("g-official",)),
            "Alleged: one origin, 2 reports in 2 outlets. "
            "It is denied by Tarn River Board, a third party; that moves no status.",
        ),
    ],
)
def test_where_a_claim_stands(stands: Standing, sentence: str) -> None:
    view = replace(CLAIM, standing=stands)
    assert wording.status_sentence(view) == sentence
    after_label = sentence.removeprefix(wording.status_label(stands.status)).lstrip(": ")
    assert wording.status_details(view).casefold() == after_label.casefold()


@pytest.mark.parametrize("status", Status)
def test_no_status_is_stated_as_our_finding(status: Status) -> None:
    sentence = wording.status_sentence(replace(CLAIM, standing=standing(status=status)))
    assert sentence.startswith(words.STATUSES[status][0])
    assert CLAIM.proposition not in sentence
    assert wording.status_explanation(status).endswith(".")


def test_a_claim_is_worded_with_its_holder() -> None:
    assert wording.claim_sentence(CLAIM).startswith("Tarn River Board accused Orrin Valley Pumps and ")
    assert wording.claim_sentence(replace(CLAIM, said=())) == "Nobody who states this claim is held on 2026-03-09"


@pytest.mark.parametrize(
    ("table", "of"),
    [
        (words.STATUSES, Status),
        (words.FLAGS, Flag),
        (words.RESPONSES, Response),
        (words.LEGAL, Legal),
        (words.OUTCOMES, Outcome),
        (words.ACCESS, Access),
        (words.RELATIONS, Relation),
        (words.AXES, Axis),
    ],
)
def test_every_word_of_a_closed_list_has_plain_words(table: dict[StrEnum, object], of: type[StrEnum]) -> None:
    assert set(table) == set(of)


@pytest.mark.parametrize(
    ("answered", "sentence"),
    [
        (STANDING.responses[0], "Orrin Valley Pumps denied it, through Ida Vell (since 2026-03-02)"),
        (
            STANDING.responses[1],
            "Tarn Mill <b>& Sons</b> had not responded in the material held on 2026-03-09 (since 2026-03-02)",
        ),
        (
            Answered(MILL.id, Response.COUNTER_ACCUSED, DAY, MILL.id, Stake.TARGET, "u9"),
            "Tarn Mill <b>& Sons</b> answered with a counter-accusation (since 2026-03-02)",
        ),
    ],
)
def test_responses(answered: Answered, sentence: str) -> None:
    assert wording.response_sentence(CLAIM, answered) == sentence


@pytest.mark.parametrize("state", Legal)
def test_legal_states_are_reported_ones(state: Legal) -> None:
    sentence = wording.legal_sentence(CLAIM, LegalState(PUMPS.id, state, DAY, None))
    assert "Orrin Valley Pumps" in sentence
    assert "report" in sentence


@pytest.mark.parametrize(
    ("flag", "holder", "sentence"),
    [
        (Flag.DID_NOT_RESPOND, MILL.id, "Tarn Mill <b>& Sons</b> had not responded (since 2026-03-02)"),
        (
            Flag.NO_PUBLIC_EVIDENCE,
            BOARD.id,
            "Tarn River Board says that no evidence exists or has been shown in public (since 2026-03-02)",
        ),
        (Flag.NOT_INDEPENDENTLY_VERIFIED, None, "Somebody says that it could not check it (since 2026-03-02)"),
    ],
)
def test_flags(flag: Flag, holder: str | None, sentence: str) -> None:
    assert wording.flag_sentence(CLAIM, Flagged(flag, holder, DAY)) == sentence


def test_origins_say_whether_and_why_they_count() -> None:
    assert wording.origin_sentence(CLAIM, ORIGIN) == (
        "Tarn River Board, by a primary document: counts (first to accuse; counts whatever its access)"
    )
    assert wording.origin_sentence(CLAIM, INSPECTOR) == (
        "A former inspector, as a witness: does not count (holds it for no more than likely)"
    )
    unknown = replace(ORIGIN, end="unknown", access=Access.UNKNOWN, counted=False, why="origin unknown")
    assert wording.origin_sentence(CLAIM, unknown) == "Origin unknown: does not count (origin unknown)"
    against = replace(ORIGIN, contrary=True, access=Access.UNKNOWN, why="first to say it")
    assert wording.origin_sentence(CLAIM, against) == "Tarn River Board: counts against it (first to say it)"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (LEDGER[0], "2026-03-02: the status became alleged, by rule R2"),
        (LEDGER[1], "2026-03-02: the flag “did not respond” of Tarn Mill <b>& Sons</b> was raised, by rule R5"),
        (
            replace(LEDGER[1], old="did_not_respond", new=None),
            "2026-03-02: the flag “did not respond” of Tarn Mill <b>& Sons</b> fell, by rule R5",
        ),
        (
            LEDGER[2],
            "2026-03-02: the response of Orrin Valley Pumps became denied (before: none), by rule R3, "
            "recorded on 2026-03-03",
        ),
        (LEDGER[4], "2026-03-02: the origins became 1, by rule R7"),
        (replace(LEDGER[4], subject="contrary_origins"), "2026-03-02: the origins against it became 1, by rule R7"),
        (
            Change(Axis.OUTCOME, "", "pending", "did_not", DAY, DAY, "R1", "decision:2"),
            "2026-03-02: the outcome became did not come true (before: not yet known), by rule R1",
        ),
        (
            Change(Axis.OVERRIDE, "", None, "no_value_of_ours", DAY, DAY, "R14", "decision:3"),
            "2026-03-02: the pinned value became no value of ours, by rule R14",
        ),
    ],
)
def test_ledger(change: Change, sentence: str) -> None:
    assert wording.ledger_sentence(CLAIM, change) == sentence


@pytest.mark.parametrize(
    ("change", "step"),
    [
        (LEDGER[0], "none → alleged"),
        (LEDGER[1], "did not respond: raised"),
        (replace(LEDGER[1], old="did_not_respond", new=None), "did not respond: fell"),
        (LEDGER[4], "none → 1"),
    ],
)
def test_steps_of_the_ledger(change: Change, step: str) -> None:
    assert wording.step_words(change) == step


def test_relations_have_a_direction() -> None:
    related = Related(Relation.MEANS_OF, "c9", COUNTER.proposition, "")
    assert wording.relation_words(related) == "gives means or numbers of"
    assert wording.relation_words(replace(related, outward=False)) == "has its means or numbers in"


def test_rules_in_words() -> None:
    assert wording.rule_words("R3") == "an accused party, or one who speaks for it, denies"
    assert wording.rule_words("R2, R8") == "somebody accuses or suspects a party; an independent origin contradicts it"
    assert wording.rule_words("decision") == "decision"
