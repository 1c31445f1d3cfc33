"""What a rebuild with another reader leaves of the graph that it replaced: its ledger, and ids that still answer."""

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from claimtrail.moved import overlap
from tests.claimtrail.command import claimtrail

TOLD = [
    (
        "one",
        "2026-03-01",
        "The Water Board accused Orrin Pumps of switching off four pumps at night. Orrin Pumps denied it.",
    ),
    ("two", "2026-03-05", "Mayor Ilse Quill accused Kestrel Dredging of dumping sludge in the harbour in May."),
]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ([0, 10], [0, 10], 1.0),
        ([0, 10], [5, 15], 1 / 3),
        ([0, 4, 8, 12], [2, 10], 4 / 12),
        ([0, 5], [5, 9], 0.0),
        ([], [0, 1], 0.0),
    ],
)
def test_places_overlap_by_their_characters(one: Sequence[int], other: Sequence[int], share: float) -> None:
    assert overlap(one, other) == pytest.approx(share)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a base that was filed by one reader, then made anew by a stricter one."""
    made = tmp_path_factory.mktemp("house")
    lines = [{"id": i, "text": t, "published": d, "seen": f"{d}T12:00:00Z"} for i, d, t in TOLD]
    (made / "given.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    assert claimtrail(made, "import", "given.jsonl").returncode == 0
    (made / "before.jsonl").write_text(claimtrail(made, "claims", "--format", "jsonl").stdout, encoding="utf-8")
    (made / "claimtrail.toml").write_text("sure = 1.0\n", encoding="utf-8")
    done = claimtrail(made, "rebuild")
    assert done.returncode == 0, done.stderr
    yield made
    claimtrail(made, "stop", "--force")


def before(folder: Path) -> dict[str, Any]:
    claims = [json.loads(line) for line in (folder / "before.jsonl").read_text(encoding="utf-8").splitlines()]
    return next(claim for claim in claims if "four pumps" in claim["proposition"])


@pytest.mark.engine
@pytest.mark.slow
def test_an_old_id_leads_to_what_the_claim_has_become(folder: Path) -> None:
    old = before(folder)
    assert old["status"] == "denied"
    shown = claimtrail(folder, "show", old["id"], "--format", "json")
    [found] = json.loads(shown.stdout)
    assert found["id"] != old["id"]
    assert any("four pumps" in " ".join(said["exact"]) for said in found["utterances"])
    assert shown.stderr == f"{old['id']} moved to {found['id']}\n"
    assert claimtrail(folder, "show", old["id"]).stdout.startswith(f"{old['id']} moved to {found['id']}\n")
    asked = claimtrail(folder, "ask", "status-history", "--claim", old["id"], "--format", "json")
    assert asked.returncode == 0, asked.stderr


@pytest.mark.engine
@pytest.mark.slow
def test_what_was_shown_is_told_by_the_ledger_of_then(folder: Path) -> None:
    old = before(folder)
    [new] = json.loads(claimtrail(folder, "show", old["id"], "--format", "json").stdout)
    for asked in (old["id"], new["id"]):
        done = claimtrail(folder, "show", asked, "--as-shown", "2026-03-03", "--format", "json")
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        assert (found["id"], found["status"], found["flags"]) == (old["id"], "denied", ["machine_only"])
        assert "four pumps" in found["words"]
        assert [r["value"] for r in found["responses"]] == ["denied"]
        assert {line["recorded"][:10] for line in found["ledger"]} == {"2026-03-01"}
    assert new["status"] != "denied"
    table = claimtrail(folder, "show", old["id"], "--as-shown", "2026-03-03").stdout
    assert f"As shown on 2026-03-04 00:00 UTC: {old['id']}" in table or "As shown on 2026-03-03" in table
    assert "status: denied" in table
    # the ledger of the graph that answers now is in force since the switch
    assert (
        json.loads(claimtrail(folder, "show", old["id"], "--as-shown", "2999", "--format", "json").stdout)[0]["id"]
        == new["id"]
    )


@pytest.mark.engine
@pytest.mark.slow
def test_before_anything_was_recorded_nothing_was_shown(folder: Path) -> None:
    done = claimtrail(folder, "show", before(folder)["id"], "--as-shown", "2026-02-01")
    assert done.returncode == 1
    assert "was shown as of 2026-02-0" in done.stderr
    both = claimtrail(folder, "show", "c1", "--as-shown", "2026", "--as-of", "2026")
    assert both.returncode == 2


@pytest.mark.engine
@pytest.mark.slow
def test_ledger_and_moves_hold_no_words(folder: Path) -> None:
    ledgers = folder / "claimtrail-data" / "ledgers"
    held = gzip.decompress((ledgers / "1.jsonl.gz").read_bytes()) + (ledgers / "1.moved.jsonl").read_bytes()
    for words in (b"pumps", b"Orrin", b"Quill", b"Water"):
        assert words not in held


@pytest.mark.engine
@pytest.mark.slow
def test_the_version_names_code_reader_outlets_and_positions(folder: Path) -> None:
    status = json.loads(claimtrail(folder, "status", "--format", "json").stdout)
    first = json.loads(
        claimtrail(folder, "show", before(folder)["id"], "--as-shown", "2026-03-03", "--format", "json").stdout
    )
    then, today = (
        dict(part.split(" ", 1) for part in v.split(", ")) for v in (first["data_version"], status["data_version"])
    )
    assert list(today) == ["claimtrail", "format", "code", "model", "outlets", "archive", "decisions"]
    assert today["model"] != then["model"]
    assert {k: v for k, v in today.items() if k != "model"} == {k: v for k, v in then.items() if k != "model"}
    exported = json.loads(claimtrail(folder, "export", "claims", "--format", "jsonl").stdout.splitlines()[0])
    assert exported["data_version"] == status["data_version"]
