"""The forms of exports: columns, the notice, guarded cells, JSON Lines that say the same."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrail.exports.formats import FORMATS, Item, What, writer
from claimtrail.listing import COLUMNS
from claimtrail.notice import DISCLAIMER, Notice
from graph.asking.leaving import guarded
from graph.asking.portions import Line, Number, Uttered
from graph.model import Part
from graph.standing import Axis, Bearing, Change, Flag
from tests.claimtrail.test_listing import DAY, SAID, VIEW

UTTERED = Uttered(
    SAID,
    VIEW,
    (Number(16e6, "exchanges", "over", ""), Number(3.5, "litres", "", "each")),
    None,
    "2026-03-02",
    "<s>",
    "ab",
)
APART = replace(UTTERED, claim=None, evidence_flag=Flag.NO_PUBLIC_EVIDENCE, numbers=())
LINE = Line(VIEW, Change(Axis.STATUS, "", "alleged", "denied", DAY, DAY, "R3", "u2"))
FELL = Line(VIEW, Change(Axis.FLAG, "e2", "no_comment", None, DAY, DAY, "R5", "u2"))
NOTICE = Notice(datetime(2026, 4, 1, tzinfo=UTC), None, {"export": "x", "about": "=A\nB"}, "claimtrail 1, archive 3")
EXAMPLE = (
    "claim_id,utterance_id,act,holder,holder_kind,targets,proposition,polarity,certainty_holder,certainty_author,"
    "quantity_value,quantity_unit,quantity_modifier,status,evidence_flag,independent_origins,document_id,"
    "snapshot_sha256,char_start,char_end,exact,published,seen_at"
)


def written(format_: str, what: What, *items: Item) -> str:
    out = io.StringIO()
    assert writer(format_)(what, iter(items), NOTICE, out) == len(items)
    return out.getvalue()


def rows(what: What, *items: Item) -> list[dict[str, str]]:
    lines = written("csv", what, *items).split("\r\n", 5)
    assert [line[:2] for line in lines[:5]] == ["# "] * 5
    return list(csv.DictReader(io.StringIO(lines[5], newline="")))


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("what", What)
def test_every_export_carries_what_it_is(format_: str, what: What) -> None:
    head = written(format_, what).splitlines()
    if format_ == "jsonl":
        found = json.loads(head[0])
        assert found.pop("export") == what
    else:
        fields = [line.removeprefix("# ").split(": ", 1) for line in head[:5]]
        found = {name: json.loads(value) if name == "query" else value for name, value in fields}
    assert found == {
        "generated_at": "2026-04-01T00:00:00.000000Z",
        "as_of": "2026-04-01T00:00:00.000000Z",
        "query": {"export": "x", "about": "=A\nB"},
        "data_version": "claimtrail 1, archive 3",
        "disclaimer": DISCLAIMER,
    }


def test_utterances_have_the_columns_of_the_house() -> None:
    assert written("csv", What.UTTERANCES).split("\r\n")[5] == EXAMPLE


def test_an_utterance_is_one_row() -> None:
    [row, apart] = rows(What.UTTERANCES, UTTERED, APART)
    assert (row["claim_id"], row["holder"], row["targets"]) == ("c1", "Ana Roe", "'=Orrin, Pumps")
    assert (row["status"], row["independent_origins"]) == ("denied", "1")
    assert (row["quantity_value"], row["quantity_unit"], row["quantity_modifier"]) == (
        "16000000; 3.5", "exchanges; litres", "over; ",
    )  # fmt: skip
    assert (row["char_start"], row["char_end"], row["exact"]) == ("3", "22", "switching off pumps")
    assert (row["published"], row["seen_at"]) == ("2026-03-02", "2026-03-02T09:30:00.000000Z")
    assert (apart["claim_id"], apart["status"], apart["evidence_flag"]) == ("", "", "no_public_evidence")


def test_pieces_stand_side_by_side_and_a_headline_has_no_offsets_in_the_text() -> None:
    pieces = replace(SAID, pieces=((3, 9), (12, 22)), exact=("first", "second"))
    [row, title] = rows(
        What.UTTERANCES, replace(UTTERED, said=pieces), replace(UTTERED, said=replace(SAID, part=Part.TITLE))
    )
    assert (row["char_start"], row["char_end"], row["exact"]) == ("3; 12", "9; 22", "first … second")
    assert (title["char_start"], title["char_end"], title["exact"]) == ("", "", "switching off pumps")


def test_claims_and_history_name_who_holds_them() -> None:
    [claim] = rows(What.CLAIMS, VIEW)
    assert (tuple(claim), claim["accusers"]) == (COLUMNS, "Water Board")
    [line, fell] = rows(What.HISTORY, LINE, FELL)
    assert (line["old"], line["new"], line["rule"], line["holders"]) == ("alleged", "denied", "R3", "Ana Roe")
    assert (fell["axis"], fell["subject"], fell["new"]) == ("flag", "'=Orrin, Pumps", "")


def test_json_lines_say_the_same() -> None:
    [_, *lines] = written("jsonl", What.UTTERANCES, UTTERED, APART).splitlines()
    found, apart = (json.loads(line) for line in lines)
    assert (found["claim"], found["status"], found["targets"]) == (
        "c1",
        "denied",
        [{"id": "e2", "name": "=Orrin, Pumps"}],
    )
    assert (found["part"], found["pieces"], found["exact"]) == ("text", [[3, 22]], ["switching off pumps"])
    assert found["quantities"][0] == {"value": 16e6, "unit": "exchanges", "modifier": "over", "scope": None}
    assert (apart["claim"], apart["status"], apart["evidence_flag"]) == (None, None, "no_public_evidence")
    [_, line] = written("jsonl", What.HISTORY, LINE).splitlines()
    assert json.loads(line)["holders"] == ["Ana Roe"]


def test_items_are_written_as_they_come() -> None:
    out = io.StringIO()

    def items() -> Iterator[Item]:
        for number in range(3):
            assert out.getvalue().count("\n") == 6 + number
            yield UTTERED

    assert writer("csv")(What.UTTERANCES, items(), NOTICE, out) == 3


def test_only_what_states_a_claim_holds_it() -> None:
    denial = replace(SAID, speaker="Orrin Pumps", bearing=Bearing.ANSWERS)
    [line] = rows(What.HISTORY, replace(LINE, claim=replace(VIEW, said=(denial, SAID))))
    assert line["holders"] == "Ana Roe"


CELLS = st.text(st.sampled_from("=+-@'\t\r\n ;,\"ab\u00a0𝔸")) | st.text()


@given(CELLS)
def test_no_cell_begins_a_formula_and_nothing_else_is_changed(cell: str) -> None:
    made = guarded(cell)
    assert made in (cell, f"'{cell}")
    assert made.lstrip()[:1] not in set("=+-@")
    assert made[:1] not in set("\t\r")
    if cell[:1].isalnum() or not cell:
        assert made == cell


@given(exact=CELLS, name=CELLS, unit=CELLS, holder=CELLS)
def test_every_cell_of_a_row_is_guarded_and_comes_back(exact: str, name: str, unit: str, holder: str) -> None:
    said = replace(SAID, exact=(exact,), speaker=holder, document=name)
    item = replace(UTTERED, said=said, numbers=(Number(-5.0, unit, "", ""),), claim=replace(VIEW, proposition=name))
    [row] = rows(What.UTTERANCES, item)
    assert all(cell.lstrip()[:1] not in set("=+-@") for cell in row.values())
    assert (row["exact"], row["proposition"], row["quantity_value"]) == (guarded(exact), guarded(name), "'-5")
