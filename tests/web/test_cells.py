"""Cells as text, JSON and columns of a spreadsheet."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.asked.cells import Answers, Chain, Count, Denial, Excerpt, Link, Proof, Snapshot, Standing, Value, Worded
from graph.asking.leaving import guarded
from graph.asking.views import Party, Said
from graph.model import Act
from graph.standing import Axis, Response, Status
from tests.web.made import ACCUSED, BOARD, DENIED, MILL, PUMPS
from web.cells import as_json, flat, flat_columns, text, worded

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)

TEXTS: list[tuple[object, str]] = [
    (None, ""),
    (True, "yes"),
    (False, "no"),
    (16_000_000.0, "16,000,000"),
    (2.5, "2.5"),
    (AT, "2026-03-02"),
    (BOARD, "Tarn River Board"),
    ((BOARD, PUMPS), "Tarn River Board and Orrin Valley Pumps"),
    ((), ""),
    (Status.DENIED, "Denied"),
    (Response.DID_NOT_RESPOND, "did not respond"),
    (Axis.LEGAL, "legal state"),
    (Act.EVIDENCE_STATUS, "evidence status"),
    (Value("did_not_respond"), "did not respond"),
    (Count(1200, "c1", Proof.REPORTS), "1,200"),
    (Denial(BOARD, Standing.SPEAKS_FOR, AT, None), "Tarn River Board (speaks for it), 2026-03-02"),
    (Answers(AT, None), "2026-03-02"),
    (Chain((Link("wire credit", "Upland Wire"), Link("holder of accuse", "B", party=BOARD))),
     "(wire credit) Upland Wire → (holder of accuse) B"),
    (Excerpt("before ", "words", " after"), "before [words] after"),
    (Snapshot("<urn:uuid:1>", "ab", "a1", "v1"), "<urn:uuid:1>, sha256 ab"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "written"), TEXTS, ids=str)
def test_a_cell_in_words(value: object, written: str) -> None:
    assert text(value) == written


def test_a_claim_is_worded_by_who_says_it() -> None:
    claim = Worded("c1", Status.DENIED, (DENIED, ACCUSED))
    assert worded(claim).startswith("Tarn River Board accused Orrin Valley Pumps and Tarn Mill")
    assert worded(Worded("c1", Status.REPORTED, ())) == "A claim that nobody states in the material held then"


@dataclass(frozen=True, slots=True)
class Row:
    party: Party
    maybe: Party | None
    many: tuple[Party, ...]
    claim: Worded
    words: Said | None
    number: int


def test_a_row_in_columns() -> None:
    row = Row(PUMPS, None, (BOARD, MILL), Worded("c1", Status.DENIED, (ACCUSED,)), DENIED, -3)
    found = flat(row)
    assert tuple(found) == flat_columns(Row)
    assert (found["party"], found["party_id"], found["maybe"], found["maybe_id"]) == (PUMPS.name, PUMPS.id, "", "")
    assert (found["claim"], found["words_utterance"], found["number"]) == ("c1", "u2", "'-3")
    assert found["claim_sentence"].startswith("Tarn River Board accused")
    assert as_json(row)["many"] == [as_json(BOARD), as_json(MILL)]


@given(st.text())
def test_no_guarded_cell_is_a_formula(cell: str) -> None:
    found = guarded(cell)
    assert found.removeprefix("'") == cell.removeprefix("'")
    assert not found.lstrip(" \n").startswith(("=", "+", "-", "@", "\t", "\r"))
