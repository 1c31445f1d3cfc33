"""`claimtrail export` and `claimtrail cypher` as a user has them, over a base that was filed from prepared readings."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimtrail.base import opened
from claimtrail.config import Settings
from graph.asking.leaving import DISCLAIMER
from graph.embedded import stop
from tests.claimtrail.command import claimtrail
from tests.graph.test_free import ENDLESS
from tests.graph.test_store import file_all, first, second

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder whose base holds two reports and a denial."""
    path = tmp_path_factory.mktemp("house")
    data = path / "claimtrail-data"
    try:
        with opened(Settings(data=data, idle=60.0)) as base:
            file_all(base.store, [first(), second()])
        yield path
    finally:
        stop(data / "engine", force=True)


def printed(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    done = claimtrail(folder, *arguments, stdin=stdin)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def told(folder: Path, *arguments: str) -> str:
    done = claimtrail(folder, *arguments)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr


def table(text: str) -> list[dict[str, str]]:
    lines = text.splitlines(keepends=True)
    assert [line[0] for line in lines[:6]] == [*"#####", lines[5][0]]
    return list(csv.DictReader(io.StringIO("".join(lines[5:]), newline="")))


def test_utterances_of_a_party_as_csv(folder: Path) -> None:
    text = printed(folder, "export", "utterances", "--about", "Orrin Pumps")
    assert f"# disclaimer: {DISCLAIMER}\r\n" in text
    assert sorted((r["act"], r["holder"], r["targets"], r["status"]) for r in table(text)) == [
        ("accuse", "Water Board", "Orrin Pumps", "denied"),
        ("accuse", "Water Board", "Orrin Pumps", "denied"),
        ("deny", "Orrin Pumps", "", "denied"),
    ]


def test_an_export_as_of_a_day_is_a_file_whole(folder: Path) -> None:
    done = claimtrail(
        folder, "export", "history", "--format", "jsonl", "--as-of", "2026-03-02T10:00:00Z", "--out", "h.jsonl"
    )
    assert (done.returncode, done.stdout) == (0, "")
    head, *lines = [json.loads(line) for line in (folder / "h.jsonl").read_text().splitlines()]
    assert done.stderr == f"h.jsonl: {len(lines)} of history\n"
    assert (head["as_of"], head["query"]["export"]) == ("2026-03-02T10:00:00.000000Z", "history")
    assert head["data_version"].endswith("archive 2, decisions 0")
    assert {line["recorded"] for line in lines} == {"2026-03-02T10:00:00.000000Z"}
    assert [line["new"] for line in lines if line["axis"] == "status"][-1] == "denied"


def test_before_everything_there_is_nothing_and_it_says_so(folder: Path) -> None:
    head, *lines = printed(folder, "export", "claims", "--as-of", "2001", "--format", "jsonl").splitlines()
    assert json.loads(head)["as_of"].startswith("2001-12-31")
    assert lines == []


def test_what_is_not_held_writes_no_file(folder: Path) -> None:
    for wrong in (["--claim", "c1"], ["--about", "Nobody"], ["--as-of", "yesterday"]):
        assert wrong[1] in told(folder, "export", "claims", *wrong, "--out", "none.csv")
    assert list(folder.glob("*none*")) == []


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--claim", "c1", "--by", "x"], "leave out --by"),
        (["--question", "answered", "--about", "x"], "leave out --about"),
        (["--claim", "c1", "--question", "answered"], "leave out --question"),
        (["--param", "x=1"], "--param is for a --question"),
        (["--question", "answered", "--param", "x"], "'x' is no parameter"),
    ],
)
def test_what_does_not_go_together_is_said_so(folder: Path, arguments: list[str], why: str) -> None:
    done = claimtrail(folder, "export", "claims", *arguments)
    assert done.returncode == 2
    assert why in " ".join(done.stderr.split())


def test_the_claims_that_answer_a_question(folder: Path) -> None:
    asked = ["export", "claims", "--question", "who-accused", "--param"]
    assert [r["status"] for r in table(printed(folder, *asked, "party=Orrin Pumps"))] == ["denied"]
    assert table(printed(folder, *asked, "party=Water Board")) == []
    assert "nobody" in told(folder, *asked, "party=nobody", "--out", "none.csv")
    assert list(folder.glob("*none*")) == []


ACCUSED = (
    "MATCH (a:Entity)-[r:ACCUSED]->(b:Entity) WHERE a.name = $by RETURN a.name AS accuser, b.name AS accused, r.status"
)


def test_a_free_query_in_its_forms(folder: Path) -> None:
    asked = ["cypher", ACCUSED, "--param", "by=Water Board", "--format"]
    found: dict[str, Any] = json.loads(printed(folder, *asked, "json"))
    assert (found["columns"], found["rows"]) == (
        ["accuser", "accused", "r.status"], [["Water Board", "Orrin Pumps", "denied"]],
    )  # fmt: skip
    assert found["query"] == {"cypher": ACCUSED, "parameters": {"by": "Water Board"}}
    assert found["disclaimer"] == DISCLAIMER
    assert table(printed(folder, *asked, "csv")) == [
        {"accuser": "Water Board", "accused": "Orrin Pumps", "r.status": "denied"}
    ]
    shown = printed(folder, *asked, "table")
    assert "Orrin Pumps" in shown
    assert "1 row. Claims are attributed; listing is not a finding." in shown


def test_a_free_query_of_standard_input(folder: Path) -> None:
    text = printed(
        folder, "cypher", "--format", "csv", stdin=b"UNWIND ['=1+1', 'a'] AS x\nRETURN x, 1.5 AS y, [x] AS z;\n"
    )
    assert [tuple(row.values()) for row in table(text)] == [("'=1+1", "1.5", '["=1+1"]'), ("a", "1.5", '["a"]')]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["MATCH (n) DETACH DELETE n"], "DETACH at position 11 writes"),
        (["LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line"], "it begins with MATCH"),
        (["MATCH (n) RETURN n", "--param", "x=1"], "does not use $x"),
        (["MATCH (n RETURN n"], "cannot answer the query: SyntaxError"),
        ([ENDLESS, "--timeout", "0.5"], "ended after 0.5 s"),
    ],
)
def test_what_a_free_query_may_not_is_one_line(folder: Path, arguments: list[str], why: str) -> None:
    assert why in told(folder, "cypher", *arguments)


@pytest.mark.parametrize("wrong", ["x", "=1", "a b=1"])
def test_a_parameter_that_is_none_is_named(folder: Path, wrong: str) -> None:
    done = claimtrail(folder, "cypher", "RETURN 1", "--param", wrong)
    assert done.returncode == 2
    assert f"{wrong!r} is no parameter" in done.stderr
