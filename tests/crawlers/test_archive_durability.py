"""The archive: what is acknowledged stays, once, whatever happens."""

import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.archiving.archive import Archive, ArchiveError, CaptureKind, Notes
from tests.crawlers.archived import AT, ROOT, put, records, volumes


def test_two_writers_take_turns(archive: Archive) -> None:
    with archive.writer() as one, archive.writer() as two:
        put(one, b"one")
        assert put(two, b"one").kind is CaptureKind.REVISIT
        put(two, b"two")
        assert put(one, b"two").kind is CaptureKind.REVISIT
        assert archive.position == 4
        assert list(archive.verify()) == []
    assert len(volumes(archive)) == 2


def test_two_processes_write_at_once(archive: Archive) -> None:
    workers = [_worker(archive, f"http://{name}.test/", count=60) for name in ("a", "b", "a")]
    for worker in workers:
        worker.communicate(timeout=30)
        assert worker.returncode == 0
    captures = list(archive.captures())
    assert [capture.snapshot.position for capture in captures] == list(range(1, 181))
    pages = [capture.snapshot.address for capture in captures if capture.kind is CaptureKind.PAGE]
    assert len(pages) == len(set(pages)) == 120
    assert list(archive.verify()) == []


def _worker(archive: Archive, address: str, *, count: int, batch: int = 1) -> "subprocess.Popen[bytes]":
    """Write pages in another process, which tells each position once it is acknowledged."""
    program = f"""
import sys
from pathlib import Path
from crawlers.archiving.archive import Archive
from tests.crawlers.archived import put
with Archive(Path({str(archive.folder)!r})).writer() as writer:
    for start in range(0, {count}, {batch}):
        with writer.batch():
            made = [put(writer, b"body %d " % n * 2000, {address!r} + str(n)) for n in range(start, start + {batch})]
        for capture in made:
            print(capture.snapshot.position, flush=True)
"""
    return subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE)


def _kill_after(archive: Archive, told: int, *, batch: int = 1) -> int:
    """Kill a writer once it has acknowledged `told` captures; return how many it did in all."""
    worker = _worker(archive, "http://paper.test/", count=5000, batch=batch)
    assert worker.stdout is not None
    seen = 0
    for _ in range(told):
        worker.stdout.readline()
        seen += 1
    worker.send_signal(signal.SIGKILL)
    seen += len([line for line in worker.stdout.read().splitlines(keepends=True) if line.endswith(b"\n")])
    worker.stdout.close()
    assert worker.wait() == -signal.SIGKILL
    return seen


@pytest.mark.parametrize(("told", "batch"), [(1, 1), (40, 1), (30, 15)])
def test_kill_loses_nothing_acknowledged_and_doubles_nothing(archive: Archive, told: int, batch: int) -> None:
    acknowledged = _kill_after(archive, told, batch=batch)
    assert acknowledged >= told
    again = _worker(archive, "http://paper.test/", count=acknowledged + 50)
    assert again.communicate(timeout=60)[0].split()
    _check_whole(archive, acknowledged + 50)


@pytest.mark.slow
def test_many_kills(archive: Archive) -> None:
    most = 0
    for round_ in range(20):
        most = max(most, _kill_after(archive, 1 + 7 * round_, batch=1 + round_ % 4))
    _worker(archive, "http://paper.test/", count=most + 10).communicate(timeout=120)
    _check_whole(archive, most + 10)


def _check_whole(archive: Archive, count: int) -> None:
    assert list(archive.verify()) == []
    pages = [c.snapshot for c in archive.captures() if c.kind is CaptureKind.PAGE]
    addresses = [page.address for page in pages]
    assert len(addresses) == len(set(addresses)), "no page twice"
    assert {f"http://paper.test/{number}" for number in range(count)} <= set(addresses), "no page lost"
    for page in pages:
        number = page.address.rpartition("/")[2].encode()
        assert archive.payload(page) == b"body %b " % number * 2000
    assert sum(1 for _ in records(archive)) > 0, "warcio reads every file to its end"


@pytest.fixture(scope="module")
def three_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("three") / "archive"
    with Archive(folder).writer() as writer:
        for name in ("one", "two", "three"):
            put(writer, name.encode() * 50, f"http://paper.test/{name}")
    return folder


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_torn_anywhere(three_pages: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """A writer killed at any byte of WARC and journal: the whole captures are there, once, and the rest is cut."""
    archive = Archive(tmp_path_factory.mktemp("torn") / "archive")
    shutil.copytree(three_pages, archive.folder)
    [volume] = volumes(archive)
    ends = [c.snapshot.offset + c.snapshot.length for c in archive.captures()]
    cut = data.draw(st.integers(1, ends[-1]))
    whole = sum(end <= cut for end in ends)
    index = archive.folder / "index.cdxj"
    lines = index.read_bytes().splitlines(keepends=True)
    indexed = data.draw(st.integers(0, whole))
    torn = data.draw(st.binary(max_size=30).filter(lambda tail: b"\n" not in tail))
    volume.write_bytes(volume.read_bytes()[:cut])
    index.write_bytes(b"".join(lines[:indexed]) + torn)
    if data.draw(st.booleans()):
        (archive.folder / "lookup.sqlite").unlink()

    archive = Archive(archive.folder)
    assert archive.position == indexed, "a reader sees whole lines only"
    with archive.writer() as writer:
        assert archive.position == whole
        for number, name in enumerate(("one", "two", "three")):
            capture = put(writer, name.encode() * 50, f"http://paper.test/{name}")
            assert (capture.kind is CaptureKind.REVISIT) == (number < whole)
    assert list(archive.verify()) == []
    assert list(records(archive))
    shutil.rmtree(archive.folder.parent)


def test_the_journal_can_be_made_anew(archive: Archive) -> None:
    with archive.writer() as one, archive.writer() as two:
        put(one, b"one")
        put(two, b"two")
        put(one, b"two")
        two.stub("http://x.test/", status=401, notes=Notes(), recorded=AT)
    before = list(archive.captures())
    (archive.folder / "index.cdxj").unlink()
    with archive.writer():
        pass
    assert list(Archive(archive.folder).captures()) == before


def test_what_another_process_wrote_meanwhile_is_not_doubled(archive: Archive) -> None:
    with archive.writer() as living:
        put(living, b"zero", "http://paper.test/zero")
        with archive.writer() as dying:
            put(dying, b"one")
        index = archive.folder / "index.cdxj"
        lines = index.read_bytes().splitlines(keepends=True)
        index.write_bytes(lines[0])  # the other died before it could name its page
        assert put(living, b"one").kind is CaptureKind.PAGE
    with archive.writer():
        pass
    assert [(c.kind, c.page) for c in archive.captures()] == [
        (CaptureKind.PAGE, 1),
        (CaptureKind.PAGE, 2),
        (CaptureKind.REVISIT, 2),
    ]
    assert list(archive.verify()) == []


def test_damage_is_told_and_not_cut(archive: Archive) -> None:
    with archive.writer() as writer:
        put(writer, b"one" * 100)
        second = put(writer, b"two" * 100)
    [volume] = volumes(archive)
    size = volume.stat().st_size
    damaged = bytearray(volume.read_bytes())
    damaged[second.snapshot.offset + 20] ^= 0xFF
    volume.write_bytes(damaged)
    (archive.folder / "index.cdxj").unlink()
    with archive.writer():
        pass
    assert volume.stat().st_size == size
    again = Archive(archive.folder)
    assert again.position == 1
    assert any("bytes behind the last indexed record" in problem for problem in again.verify())


@pytest.mark.parametrize(
    ("find", "replace", "said"),
    [
        (b'"digest":"sha256:', b'"digest":"sha256:0', "holds other bytes"),
        (b'"filename":"claimtrail', b'"filename":"lost', "cannot read"),
        (b'"page":1', b'"page":2', "said to be at position 2"),
        (b'"mime"', b'"nime"', "is no line of the index"),
        (b'"id":"<urn', b'"id":"<arn', "holds another record"),
    ],
)
def test_verify_names_what_is_wrong(archive: Archive, find: bytes, replace: bytes, said: str) -> None:
    with archive.writer() as writer:
        put(writer, b"one")
    index = archive.folder / "index.cdxj"
    assert find in index.read_bytes()
    index.write_bytes(index.read_bytes().replace(find, replace, 1))
    problems = list(Archive(archive.folder).verify())
    assert any(said in problem and "position 1" in problem for problem in problems), problems


def test_files_of_others_are_left_alone(archive: Archive) -> None:
    archive.folder.mkdir()
    other = archive.folder / "other.warc.gz"
    other.write_bytes(b"not ours")
    with archive.writer() as writer:
        put(writer, b"one")
    assert other.read_bytes() == b"not ours"
    assert list(archive.verify()) == []


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    archive = Archive(tmp_path / "file" / "archive")
    assert archive.position == 0
    with pytest.raises(ArchiveError, match=r"cannot write to '.*file/archive"):
        archive.writer()


def test_a_full_disk_leaves_nothing_half_written(archive: Archive) -> None:
    """A limit on the size of files stands for a full disk: writes fail in the middle of a record."""
    with archive.writer() as writer:
        put(writer, b"one")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        before = [(path.name, path.stat().st_size) for path in volumes(archive)]
        limit = before[0][1] + 500
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            with pytest.raises(ArchiveError, match=r"cannot write to '.*warc\.gz'"):
                put(writer, bytes(range(256)) * 2000, "http://paper.test/large")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert [(path.name, path.stat().st_size) for path in volumes(archive)] == before
        assert archive.position == 1
        assert put(writer, b"two").snapshot.position == 2
    assert list(archive.verify()) == []
