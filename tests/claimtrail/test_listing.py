import csv
import io
import json
from datetime import UTC, datetime

import pytest

from claimtrail.listing import as_json, write
from graph.asking.leaving import guarded
from graph.asking.views import ClaimView, Party, Related, Said
from graph.model import Act, Certainty, HolderKind, Outlet, Part, Polarity, Quote
from graph.standing import (
    Access,
    Answered,
    Bearing,
    Counts,
    Flag,
    Flagged,
    OriginPath,
    Relation,
    Response,
    Stake,
    Standing,
    Status,
)

DAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BOARD, PUMPS = Party("e1", "Water Board"), Party("e2", "=Orrin, Pumps")
SAID = Said(
    id="u1", claim="c1", act=Act.ACCUSE, part=Part.TEXT, holders=(BOARD,), holder_kind=HolderKind.NAMED,
    speaks_for=BOARD, speaker="Ana Roe", targets=(PUMPS,), exact=("switching off pumps",), pieces=((3, 22),),
    quote=Quote.INDIRECT, polarity=Polarity.POSITIVE, certainty=Certainty.CERTAIN, author_certainty=Certainty.UNKNOWN,
    bearing=Bearing.STATES, reason="first said here", article="a1", version="v1", document="doc-1", title="T",
    url="http://a.test/1", outlet=Outlet("wire", "Corvane Wire"), valid=DAY, dated=True, recorded=DAY, superseded=None,
)  # fmt: skip
VIEW = ClaimView(
    id="c1",
    proposition="[=Orrin, Pumps] switching off pumps",
    as_of=DAY,
    standing=Standing(
        Status.DENIED,
        "R3",
        flags=(Flagged(Flag.NO_COMMENT, "e2", DAY),),
        counts=Counts(reports=2, outlets=2, accusers=1, deniers=1, origins=1),
        accusers=("e1",),
        deniers=("e2",),
        targets=("e2",),
        responses=(Answered("e2", Response.DENIED, DAY, None, Stake.TARGET, "u2"),),
        origins=(
            OriginPath("e1", Access.OFFICIAL_RECORD, True, False, "first accuser", ("a1",), (), DAY),
            OriginPath("unknown", Access.UNKNOWN, False, False, "origin unknown", ("a2",), (), DAY),
        ),
    ),
    names={"e1": BOARD, "e2": PUMPS},
    said=(SAID,),
    related=(Related(Relation.MEANS_OF, "c2", "x", "r"), Related(Relation.COUNTER_ACCUSES, "c3", "y", "r", False)),
    ledger=(),
    changed=DAY,
)


def test_a_claim_is_listed_with_names_words_and_only_counted_origins() -> None:
    found = as_json(VIEW)
    assert (found["status"], found["rule"], found["as_of"]) == ("denied", "R3", "2026-03-02T09:30:00Z")
    assert found["deniers"] == ["=Orrin, Pumps"]
    assert found["flags"] == [{"flag": "no_comment", "holder": "=Orrin, Pumps", "since": "2026-03-02T09:30:00Z"}]
    assert [(o["end"], o["path"]) for o in found["origins"]] == [("Water Board", ["doc-1"])]
    assert found["relations"] == [{"to": "c2", "relation": "means_of"}]
    assert found["utterances"][0]["holder"] == "Ana Roe"
    assert found["utterances"][0]["speaks_for"] == "Water Board"


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_the_two_json_forms_hold_the_same(format_: str) -> None:
    out = io.StringIO()
    write([VIEW, VIEW], format_, out)
    lines = out.getvalue()
    found = json.loads(lines) if format_ == "json" else [json.loads(line) for line in lines.splitlines()]
    assert found == [as_json(VIEW)] * 2


def test_an_empty_list_is_still_json() -> None:
    out = io.StringIO()
    write([], "json", out)
    assert json.loads(out.getvalue()) == []


def test_no_cell_of_a_spreadsheet_is_a_formula() -> None:
    out = io.StringIO()
    write([VIEW], "csv", out)
    [row] = csv.DictReader(io.StringIO(out.getvalue()))
    assert row["targets"] == "'=Orrin, Pumps"
    assert row["reports"] == "2"
    assert [guarded(cell) for cell in ("-1", "@x", "+x", "x", "")] == ["'-1", "'@x", "'+x", "x", ""]
