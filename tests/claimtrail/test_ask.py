"""The named questions on the command line: what each takes, what it prints, what is refused."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from claimtrail.base import opened
from claimtrail.config import load
from graph.asked.catalogue import QUESTIONS
from tests.claimtrail.command import claimtrail
from tests.graph.told_story import story


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder with a base that holds the story."""
    made = tmp_path_factory.mktemp("asked")
    with opened(replace(load(None), data=made / "data", store="embedded")) as base:
        for one in story():
            base.store.file([one], upto=one.snapshot.position)
    yield made
    claimtrail(made, "--data", "data", "stop", "--force")


def ask(folder: Path, *arguments: str, status: int = 0) -> str:
    done = claimtrail(folder, "--data", "data", "ask", *arguments)
    assert done.returncode == status, done.stderr
    return done.stdout if status == 0 else done.stderr


def test_without_a_name_it_lists_the_questions(tmp_path: Path) -> None:
    text = ask(tmp_path)
    lines = [line for line in text.splitlines() if line[:1].isalpha()]
    assert [line.split()[0] for line in lines[: len(QUESTIONS)]] == list(QUESTIONS)
    assert "--party PARTY [--topic WORDS]" in text
    assert "--as-of DATE" in text


def test_every_question_has_help(tmp_path: Path) -> None:
    text = ask(tmp_path, "changes-between", "--help")
    assert "--from DATE" in text
    assert "[required]" in text
    assert "--valid-until DATE" in text


@pytest.mark.engine
def test_a_table_names_who_says_it(folder: Path) -> None:
    text = ask(folder, "who-accused", "--party", "Orrin Pumps")
    assert "Water Board" in text
    assert "Mara Lind" in text
    assert text.rstrip().endswith("2 rows. Claims are attributed; listing is not a finding.")
    then = ask(folder, "who-accused", "--party", "Orrin Pumps", "--as-of", "2026-03-02T14:30:00Z")
    assert "Mara Lind" not in then


@pytest.mark.engine
def test_json_carries_what_an_export_carries(folder: Path) -> None:
    arguments = ("who-accused", "--party", "Orrin Pumps", "--as-of", "2026-03-02T14:30:00Z", "--format", "json")
    found = json.loads(ask(folder, *arguments))
    assert found["query"] == "who-accused"
    assert found["parameters"] == {"party": "Orrin Pumps"}
    assert found["as_of"] == "2026-03-02T14:30:00Z"
    assert found["disclaimer"] == "claims are attributed; listing is not a finding"
    assert found["data_version"].startswith("claimtrail ")
    assert [row["accuser"]["name"] for row in found["rows"]] == ["Water Board"]


@pytest.mark.engine
def test_pages_follow_one_another(folder: Path) -> None:
    first = json.loads(ask(folder, "who-accuses-whom", "--limit", "2", "--format", "json"))
    assert len(first["rows"]) == 2
    rest = list(
        csv.DictReader(io.StringIO(ask(folder, "who-accuses-whom", "--after", first["next"], "--format", "csv")))
    )
    assert [(row["accuser"], row["accused"]) for row in rest] == [("Mara Lind", "Orrin Pumps")]
    assert rest[0]["query"] == f"who-accuses-whom {json.dumps({'after': first['next']})}"


WRONG = [
    (("who-knows",), 2, "there is no question 'who-knows'"),
    (("who-accused",), 2, "Missing option '--party'"),
    (("who-accused", "--party", "x", "--limit", "0"), 2, "--limit"),
    (("who-accused", "--party", "Nobody"), 1, "claimtrail: no party 'Nobody' is held"),
    (("exact-words", "--holder", "Kestrel"), 1, "claimtrail: holder 'Kestrel' stands for 2 parties"),
    (("status-history", "--claim", "c0"), 1, "claimtrail: no claim 'c0' is held"),
    (("who-accuses-whom", "--as-of", "soon"), 1, "claimtrail: 'soon' is no date or time"),
    (("who-accuses-whom", "--after", "x"), 1, "claimtrail: after 'x' is no end of a page"),
    (("evidence-offered",), 1, "claimtrail: claim or party is missing"),
]


@pytest.mark.engine
@pytest.mark.parametrize(("arguments", "status", "says"), WRONG, ids=[" ".join(w[0]) for w in WRONG])
def test_wrong_input_is_one_clear_line(folder: Path, arguments: tuple[str, ...], status: int, says: str) -> None:
    text = ask(folder, *arguments, status=status)
    assert says in text
    assert "Traceback" not in text


@pytest.mark.engine
def test_before_everything_it_says_so(folder: Path) -> None:
    text = ask(folder, "who-accused", "--party", "Orrin Pumps", "--as-of", "2020-01-01")
    assert "Nothing at all was held as of 2020-01-01" in text
