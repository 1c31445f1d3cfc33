"""Every wrong thing is one line that names it, exit status 1 or 2, and nothing half-written."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.claimtrail.command import claimtrail

GOOD = (
    b'{"id": "g", "text": "The Water Board accused Orrin Pumps of switching off pumps.", "published": "2026-03-01"}\n'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder with a base that has one good document."""
    made = tmp_path_factory.mktemp("base")
    (made / "good.jsonl").write_bytes(GOOD)
    done = claimtrail(made, "import", "good.jsonl")
    assert done.returncode == 0, done.stderr
    yield made
    claimtrail(made, "stop", "--force")


def one_line(stderr: str) -> str:
    lines = [line for line in stderr.splitlines() if line.strip()]
    assert len(lines) == 1, stderr
    assert lines[0].startswith("claimtrail: ")
    assert "Traceback" not in stderr
    return lines[0]


FILES = [
    ("empty.txt", b"", "empty"),
    ("binary.txt", b"\x00\x01\x02" * 50, "binary"),
    ("latin.txt", "Société Brumaire a nié".encode("latin-1"), "UTF-8"),
    ("notjson.jsonl", b"this is no JSON\n", "JSON"),
    ("list.jsonl", b"[1, 2]\n", "object"),
    ("noid.jsonl", b'{"text": "x"}\n', "id"),
    ("huge.txt", b"word " * 21_000_000, "MB"),
]


@pytest.mark.engine
@pytest.mark.parametrize(("name", "content", "says"), FILES, ids=[f[0] for f in FILES])
def test_a_bad_file_is_named_and_stops_nothing(folder: Path, name: str, content: bytes, says: str) -> None:
    (folder / name).write_bytes(content)
    done = claimtrail(folder, "import", name, "good.jsonl")
    line = one_line(done.stderr)
    assert name in line
    assert says in line
    assert done.returncode == 1
    assert "1 known" in done.stdout
    (folder / name).unlink()


@pytest.mark.engine
def test_a_missing_file_is_named(folder: Path) -> None:
    done = claimtrail(folder, "import", "none.txt")
    assert "none.txt" in one_line(done.stderr)
    assert done.returncode == 1


@pytest.mark.engine
def test_one_bad_line_leaves_the_others(folder: Path) -> None:
    lines = b'{"id": "h1", "text": "Kestrel praised the plan."}\n{oops\n{"id": "h2", "text": "Kestrel left."}\n'
    done = claimtrail(folder, "import", "-", stdin=lines)
    assert "2" in one_line(done.stderr)
    assert done.stdout.startswith("2 new documents")


@pytest.mark.engine
def test_the_same_again_is_nothing_new(folder: Path) -> None:
    done = claimtrail(folder, "import", "good.jsonl")
    assert done.stdout.strip() == "0 new documents, 1 known; nothing is new"


@pytest.mark.engine
def test_a_claim_that_is_not_there_is_named(folder: Path) -> None:
    done = claimtrail(folder, "show", "c0000")
    assert "no claim 'c0000' is held" in one_line(done.stderr)
    assert done.returncode == 1


NO_TEXT = "\udcff"
HALVES = [
    ("ask", "who-accused", "--party", NO_TEXT),
    ("claims", "--about", NO_TEXT),
    ("show", NO_TEXT),
    ("decide", "sign", NO_TEXT, "for", "--by", "A. Reader", "--reason", "read it"),
    ("cypher", f"MATCH (n) WHERE n.name = '{NO_TEXT}' RETURN n"),
    ("claims", "--as-of", NO_TEXT),
]


@pytest.mark.engine
@pytest.mark.parametrize("arguments", HALVES, ids=[a[0] for a in HALVES])
def test_bytes_that_are_no_text_are_one_clear_line(folder: Path, arguments: tuple[str, ...]) -> None:
    done = claimtrail(folder, *arguments)
    assert one_line(done.stderr)
    assert done.returncode == 1


@pytest.mark.engine
def test_a_date_that_is_none_is_named(folder: Path) -> None:
    done = claimtrail(folder, "claims", "--as-of", "yesterday")
    assert "'yesterday' is no date or time; write it as 2026-03-14" in one_line(done.stderr)


@pytest.mark.engine
def test_a_taken_port_is_named(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = claimtrail(folder, "serve", "--port", port)
    assert port in one_line(done.stderr)
    assert done.returncode == 1


@pytest.mark.engine
def test_an_address_of_the_network_is_refused(folder: Path) -> None:
    done = claimtrail(folder, "serve", "--host", "0.0.0.0", "--port", "0")
    assert "0.0.0.0" in one_line(done.stderr)
    assert done.returncode == 1


def test_an_unreachable_store_is_named(tmp_path: Path) -> None:
    done = claimtrail(tmp_path, "claims", CLAIMTRAIL_STORE="bolt://127.0.0.1:1")
    assert "no graph server answers at bolt://127.0.0.1:1" in one_line(done.stderr)
    assert done.returncode == 1


def test_an_unknown_key_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "claimtrail.toml").write_text('archve = "x"\n')
    done = claimtrail(tmp_path, "claims")
    assert "unknown key 'archve'; the keys are data" in one_line(done.stderr)


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = claimtrail(tmp_path, "--data", "file/data", "claims")
    assert "file/data" in one_line(done.stderr)
    assert done.returncode == 1


def test_an_unknown_command_is_a_usage_error(tmp_path: Path) -> None:
    done = claimtrail(tmp_path, "clams")
    assert done.returncode == 2
    assert "clams" in done.stderr


def test_a_full_disk_is_said_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    done = claimtrail(tmp_path, "--data", "/dev/full/data", "claims")
    assert done.returncode == 1
    assert "/dev/full" in one_line(done.stderr)
