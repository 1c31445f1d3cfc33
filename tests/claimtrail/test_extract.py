"""Texts in, utterances out: order, streaming, what is wrong with a line."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimtrail.extract import Bad, documents, run
from graph.model import Document, Link, Outlet, OutletKind
from nlp.pipeline import Reader
from tests.claimtrail.command import claimtrail

TEXT = "Orlan Works accused Vekta Labs of copying its pumps."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def lines(*values: Any) -> list[bytes]:
    return [(v if isinstance(v, str) else json.dumps(v)).encode() + b"\n" for v in values]


def answers(reader: Reader, given: list[bytes], workers: int = 1) -> tuple[int, list[dict[str, Any]]]:
    out = io.StringIO()
    status = run(given, out, reader, workers=workers)
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def test_every_field() -> None:
    outlet = {"name": "Orlan News", "kind": "company", "owner": "Orlan Works"}
    value = {"id": 7, "text": TEXT, "title": "T", "url": "http://a.test", "outlet": outlet, "published": "2026-03-12"}
    value |= {
        "seen": "2026-03-13",
        "credit": ["Corvane Wire", "None", ""],
        "links": [{"href": "http://b.test", "start": 0, "end": 5}],
    }
    (found,) = documents(lines(value))
    assert found == Document(
        "7",
        TEXT,
        "T",
        "http://a.test",
        Outlet("orlan-news", "Orlan News", OutletKind.COMPANY, "Orlan Works"),
        "2026-03-12",
        "2026-03-13",
        ("Corvane Wire",),
        (Link("http://b.test", 0, 5),),
    )


@pytest.mark.parametrize(
    ("given", "credit"),
    [("Corvane Wire", ("Corvane Wire",)), ("None", ()), ("", ()), (None, ()), (["A", "B"], ("A", "B"))],
)
def test_credit(given: Any, credit: tuple[str, ...]) -> None:
    (found,) = documents(lines({"id": "a", "text": TEXT, "credit": given}))
    assert isinstance(found, Document)
    assert found.credit == credit


@pytest.mark.parametrize(
    ("line", "name", "told"),
    [
        ("{", None, "is not JSON"),
        ("[1]", None, "no object"),
        ('{"text": "a"}', None, "has the id None"),
        ('{"id": "a"}', "a", "has the text None"),
        ('{"id": "a", "text": 5}', "a", "has the text 5"),
        ('{"id": "a", "text": "b", "title": 5}', "a", "has the title 5"),
        ('{"id": "a", "text": "b", "outlet": {"kind": "wire"}}', "a", "has the outlet"),
        ('{"id": "a", "text": "b", "outlet": {"name": "c", "kind": "radio"}}', "a", "of the kind 'radio'"),
        ('{"id": "a", "text": "b", "credit": 5}', "a", "has the credit 5"),
        ('{"id": "a", "text": "b", "links": [5]}', "a", "has the link 5"),
        ("[" * 100_000, None, "is not JSON"),
    ],
)
def test_bad_lines(line: str, name: str | None, told: str) -> None:
    (found,) = documents([line.encode()])
    assert isinstance(found, Bad)
    assert (found.line, found.id) == (1, name)
    assert told in found.error


def test_bytes_that_are_no_text() -> None:
    (found,) = documents([b'{"id": "a", "text": "\xff"}'])
    assert isinstance(found, Bad)


@pytest.mark.parametrize("workers", [1, 2])
def test_bad_input_stops_nothing_and_keeps_its_place(workers: int, reader: Reader) -> None:
    good = [{"id": str(i), "text": TEXT} for i in range(30)]
    given = lines("no", good[0], "", {"id": "x"}, *good[1:20], "{", {"id": "y", "text": None}, *good[20:], "[]")
    status, found = answers(reader, given, workers)
    names = [one["id"] if "id" in one else f"line {one['line']}" for one in found]
    wanted = ["line 1", "0", "x", *[str(i) for i in range(1, 20)], "line 24", "y", *[str(i) for i in range(20, 30)]]
    assert names == [*wanted, "line 36"]
    assert status == 1
    assert {tuple(one) for one in found if "error" in one} == {("line", "error"), ("id", "error")}


def test_all_is_well(reader: Reader) -> None:
    status, found = answers(reader, lines({"id": "a", "text": TEXT}, {"id": "b", "text": ""}))
    assert status == 0
    assert [one["act"] for one in found[0]["utterances"]] == ["accuse"]
    assert found[1] == {"id": "b", "mentions": [], "utterances": [], "declared_origins": []}


def test_nothing_in_nothing_out(reader: Reader) -> None:
    assert answers(reader, []) == (0, [])


def test_lone_surrogates_and_strange_ids(reader: Reader) -> None:
    status, found = answers(reader, lines({"id": "\ud800 é", "text": "\ud800 " + TEXT}))
    assert status == 0
    assert found[0]["id"] == "\ud800 é"
    assert found[0]["mentions"][0]["start"] == 2


def test_an_answer_is_written_before_the_next_line_is_asked_for(reader: Reader) -> None:
    out = io.StringIO()
    written = []

    def slowly() -> Iterator[bytes]:
        for line in lines({"id": "a", "text": TEXT}, "{", {"id": "b", "text": TEXT}):
            written.append(out.getvalue().count("\n"))
            yield line

    run(slowly(), out, reader, workers=1)
    assert written == [0, 1, 2]


@pytest.mark.slow
def test_the_command(tmp_path: Path) -> None:
    given = b"".join(lines({"id": "a", "text": TEXT}, "{"))
    done = claimtrail(tmp_path, "extract", stdin=given)
    assert done.returncode == 1
    assert [next(iter(json.loads(line))) for line in done.stdout.splitlines()] == ["id", "line"]
    (tmp_path / "in.jsonl").write_bytes(given)
    again = claimtrail(tmp_path, "extract", "--workers", "2", "in.jsonl")
    assert again.stdout == done.stdout
