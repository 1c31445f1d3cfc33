"""Deciding, reviewing and purging from the command line, over a base that was imported and is made anew."""

import gzip
import json
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.claimtrail.command import claimtrail

pytestmark = pytest.mark.engine

ACCUSED = (
    "The Water Board accused Orrin Pumps of switching off four pumps at night. Orrin Pumps denied the accusation. "
    "The board's inspectors had walked the embankment three times in February."
)
LATER = "Mayor Quill said on Tuesday that Orrin Pumps had poisoned the canal. The company did not respond."
BY = ("--by", "A. Reader", "--reason", "read the filing")
# a sentence and what a gzip member or a packed value could hide of it
SENTENCE = "walked the embankment three times in February"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    documents = [
        {"id": "one", "url": "http://corvane.test/pumps", "text": ACCUSED, "published": "2026-03-01"},
        {"id": "two", "url": "http://courier.test/canal", "text": LATER, "published": "2026-03-02"},
    ]
    (tmp_path / "given.jsonl").write_text("".join(f"{json.dumps(d)}\n" for d in documents), encoding="utf-8")
    done = claimtrail(tmp_path, "import", "given.jsonl")
    assert done.returncode == 0, done.stderr
    # what was given stays the giver's; the base is what is searched
    (tmp_path / "given.jsonl").unlink()
    yield tmp_path
    claimtrail(tmp_path, "stop", "--force")


def claims(folder: Path, *more: str) -> list[dict[str, object]]:
    done = claimtrail(folder, "claims", "--format", "jsonl", *more)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def pumps(folder: Path) -> dict[str, object]:
    return next(c for c in claims(folder) if "four pumps" in str(c["proposition"]))


def decided(folder: Path, *words: str) -> dict[str, object]:
    done = claimtrail(folder, "decide", *words, *BY, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_decision_takes_effect_survives_a_rebuild_and_is_undone(folder: Path) -> None:
    claim = str(pumps(folder)["id"])
    made = decided(folder, "sign", claim, "for", "--key", "k1")
    assert decided(folder, "sign", claim, "for", "--key", "k1")["number"] == made["number"] == 1
    assert pumps(folder)["status"] == "confirmed"
    exact = claimtrail(folder, "status", "--digest", "--exact").stdout
    assert claimtrail(folder, "rebuild").returncode == 0
    assert claimtrail(folder, "status", "--digest", "--exact").stdout == exact
    decided(folder, "override", claim, "disputed", "--seen", str(made["seen"]))
    stale = claimtrail(folder, "decide", "override", claim, "alleged", *BY, "--seen", str(made["seen"]))
    assert stale.returncode == 1
    assert "has changed since" in stale.stderr
    for number in ("2", "1"):
        assert claimtrail(folder, "decide", "--undo", number, *BY).returncode == 0
    assert pumps(folder)["status"] == "denied"
    assert claimtrail(folder, "verify").returncode == 0


BAD = [
    (("sign", "c0", "for", *BY), 1, "no claim 'c0' is held"),
    (("sing", "c0", *BY), 1, "'sing' is no kind of decision; it is one of sign, override"),
    (("sign", "c0", "for", "--by", " ", "--reason", "x"), 1, "needs the name of who decides and a reason"),
    (("sign", "c0", "for", "--reason", "x"), 2, "--by"),
    (("--undo", "7", *BY), 1, "there is no decision '7' to undo; there are 0"),
    (("amend", "u0", "--set", "act", *BY), 1, "'act' sets nothing; write NAME=VALUE"),
    (BY, 2, "name a kind of decision"),
]


def test_what_cannot_be_decided_is_said_in_one_line(folder: Path) -> None:
    for words, status, says in BAD:
        done = claimtrail(folder, "decide", *words)
        assert done.returncode == status, done.stderr
        assert says in done.stderr
        assert "Traceback" not in done.stderr
    done = claimtrail(folder, "archive", "purge", "<urn:uuid:0>", *BY, "--yes")
    assert done.returncode == 1
    assert "no snapshot '<urn:uuid:0>' is archived" in done.stderr


def test_what_waits_is_listed_with_what_would_settle_it(folder: Path) -> None:
    done = claimtrail(folder, "review", "--sure", "1", "--unsure", "1", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [one["doubt"] for one in found] == sorted((one["doubt"] for one in found), reverse=True)
    first = next(one for one in found if one["concern"] == "accusation_unsure")
    decided(folder, *first["decide"][0].split(), "--seen", first["seen"])
    again = json.loads(claimtrail(folder, "review", "--sure", "1", "--unsure", "1", "--format", "json").stdout)
    assert first["object"] not in {one["object"] for one in again}
    assert "wait" in claimtrail(folder, "review", "--sure", "1").stdout


def test_nothing_of_a_purged_text_is_left(folder: Path) -> None:
    claim = pumps(folder)
    decided(folder, "sign", str(claim["id"]), "for")
    decided(folder, "rename", str(claim["id"]), f"who {SENTENCE}")
    assert found_in(folder)
    snapshot = next(line["id"] for line in journal(folder) if line["url"] == "http://corvane.test/pumps")
    done = claimtrail(folder, "archive", "purge", snapshot, *BY, "--yes")
    assert done.returncode == 0, done.stderr
    claimtrail(folder, "stop", "--force")
    assert found_in(folder) == []
    tombstone = next(line for line in journal(folder) if line["id"] == snapshot)
    assert (tombstone["kind"], tombstone["digest"] in done.stdout.replace("sha256 ", "sha256:")) == ("tombstone", True)
    assert claimtrail(folder, "verify").returncode == 0, claimtrail(folder, "verify").stdout
    assert [c for c in claims(folder) if "four pumps" in str(c["proposition"])] == []
    assert "canal" in str(claims(folder)[0]["proposition"])
    [waiting] = json.loads(claimtrail(folder, "review", "--limit", "1", "--format", "json").stdout)
    assert waiting["concern"] == "decision_unplaced"
    again = claimtrail(folder, "archive", "purge", snapshot, *BY, "--yes")
    assert again.returncode == 0, again.stderr
    (folder / "more.jsonl").write_text('{"id": "three", "text": "Sena Vale praised the canal."}\n', encoding="utf-8")
    assert claimtrail(folder, "import", "more.jsonl").returncode == 0


def journal(folder: Path) -> list[dict[str, str]]:
    lines = (folder / "claimtrail-data" / "archive" / "index.cdxj").read_text(encoding="utf-8").splitlines()
    return [json.loads(line.split(" ", 2)[2]) for line in lines]


def found_in(folder: Path) -> list[str]:
    """Return every file of the base that holds the sentence, as bytes, in a gzip member or in a packed value."""
    wanted = SENTENCE.encode()
    forms = (wanted, wanted.replace(b" ", b"\\u0020"), SENTENCE.encode("utf-16-le"), SENTENCE.encode("utf-16-be"))
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        held = [path.read_bytes()]
        if path.suffix == ".gz":
            held.append(gzip.decompress(held[0]))
        if path.suffix == ".sqlite":
            held += packed(path)
        if any(form in data for data in held for form in forms):
            found.append(str(path.relative_to(folder)))
    return found


def packed(path: Path) -> Iterator[bytes]:
    database = sqlite3.connect(path)
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in database.execute(f"SELECT * FROM {table}").fetchall():  # noqa: S608 - the database names it
            for value in row:
                data = value.encode() if isinstance(value, str) else value
                if isinstance(data, bytes):
                    yield data
                    try:
                        yield zlib.decompress(data)
                    except zlib.error:
                        continue
    database.close()
