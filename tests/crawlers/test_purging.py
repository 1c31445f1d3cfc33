"""Bytes that are overwritten where they stand: what is around them stays where it is, and the archive still holds."""

import gzip
import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawlers.archiving.archive import Archive, ArchiveError, Capture, CaptureKind, Notes
from crawlers.archiving.purging import Order, purge, sharing

AT = datetime(2026, 3, 1, tzinfo=UTC)
ORDER = Order("Court of Delmarch", "order 7/26", AT)
SECRET = b"The clerk kept the ledger under the stairs."


def archived(folder: Path, *bodies: bytes, title: str = "") -> list[Capture]:
    with Archive(folder).writer() as writer:
        return [
            writer.page(f"http://a.test/{n}", body, mime="text/plain", notes=Notes(title=title or f"n{n}"), recorded=AT)
            for n, body in enumerate(bodies)
        ]


def purged(folder: Path, capture: Capture) -> None:
    shared = sharing(folder, capture.snapshot.id)
    assert shared is not None
    purge(folder, shared, ORDER)


@pytest.mark.parametrize("size", [0, 10, 300, 70_000, 3_000_000])
def test_a_tombstone_takes_the_place_of_the_bytes(tmp_path: Path, size: int) -> None:
    noise = random.Random(7).randbytes(size)  # noqa: S311 - bytes that do not pack, not a secret
    before, secret, after = archived(tmp_path, b"before", SECRET + noise, b"after")
    sizes = {p.name: p.stat().st_size for p in tmp_path.glob("*.warc.gz")}
    purged(tmp_path, secret)
    archive = Archive(tmp_path)
    assert {p.name: p.stat().st_size for p in tmp_path.glob("*.warc.gz")} == sizes
    assert [c.kind for c in archive.captures()] == [CaptureKind.PAGE, CaptureKind.TOMBSTONE, CaptureKind.PAGE]
    assert (archive.payload(before.snapshot), archive.payload(after.snapshot)) == (b"before", b"after")
    assert list(archive.verify()) == []
    assert SECRET not in everything(tmp_path)
    # a record of a few bytes has no room for the reason; the decision keeps it
    assert size < 300 or b"order 7/26" in everything(tmp_path)
    assert secret.snapshot.sha256.encode() in everything(tmp_path)
    with pytest.raises(ArchiveError):
        archive.payload(secret.snapshot)


def everything(folder: Path) -> bytes:
    return b"".join(
        gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in sorted(folder.iterdir())
    )


def test_revisits_and_notes_of_the_same_bytes_go_with_them(tmp_path: Path) -> None:
    (page,) = archived(tmp_path, b"body " + SECRET)
    with Archive(tmp_path).writer() as writer:
        again = writer.page("http://a.test/0", b"body " + SECRET, mime="text/plain", notes=page.notes, recorded=AT)
        told = replace(page.notes, title=SECRET.decode())
        noted = writer.page("http://a.test/0", b"body " + SECRET, mime="text/plain", notes=told, recorded=AT)
    assert [again.kind, noted.kind] == [CaptureKind.REVISIT, CaptureKind.NOTES]
    purged(tmp_path, again)
    assert {c.kind for c in Archive(tmp_path).captures()} == {CaptureKind.TOMBSTONE}
    assert SECRET not in everything(tmp_path)
    assert list(Archive(tmp_path).verify()) == []


def test_the_archive_is_written_and_recovered_as_before(tmp_path: Path) -> None:
    _, secret = archived(tmp_path, b"before", SECRET * 20)
    purged(tmp_path, secret)
    archived(tmp_path, b"before", b"later")
    for name in ("lookup.sqlite", "lookup.sqlite-wal", "lookup.sqlite-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    archived(tmp_path, b"before")
    assert list(Archive(tmp_path).verify()) == []
    assert SECRET not in everything(tmp_path)


def test_a_purge_is_repeated_without_harm_and_an_unknown_snapshot_is_none(tmp_path: Path) -> None:
    (secret,) = archived(tmp_path, SECRET * 20)
    purged(tmp_path, secret)
    purged(tmp_path, secret)
    shared = sharing(tmp_path, secret.snapshot.id)
    assert shared is not None
    assert shared.purged
    assert sharing(tmp_path, "<urn:uuid:none>") is None
