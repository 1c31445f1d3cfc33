"""The archive: what is put comes back as it was."""

import zlib
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.archiving.archive import Archive, ArchiveError, CaptureKind, Notes
from crawlers.archiving.captures import notes_from_json, notes_to_json
from graph.model import Link, Outlet, OutletKind
from tests.crawlers.archived import ANSWER, AT, URL, put, records, volumes


def test_empty_archive(archive: Archive) -> None:
    assert archive.position == 0
    assert list(archive.captures()) == []
    assert list(archive.verify()) == []
    with pytest.raises(IndexError):
        archive.capture(1)
    with archive.writer():
        pass
    assert volumes(archive) == []


def test_a_page_comes_back_as_it_was_put(archive: Archive) -> None:
    notes = Notes(
        outlet=Outlet("gazette", "Gazette", OutletKind.NEWSPAPER, owner="Holdings"),
        id="a 1",
        title="Mühle – “accused”",
        credit=("Meridian Wire",),
        links=(Link("http://x.test/", 0, 4), Link("http://y.test/")),
        discovered_by="http://paper.test/feed",
    )
    with archive.writer() as writer:
        put_in = put(writer, b"<p>one</p>", notes=notes, backfilled=True)
    assert archive.position == 1
    capture = archive.capture(1)
    assert capture == put_in
    assert (capture.kind, capture.page, capture.mime, capture.status) == (CaptureKind.PAGE, 1, "text/html", 200)
    assert capture.notes == notes
    assert (capture.snapshot.address, capture.snapshot.recorded, capture.snapshot.backfilled) == (URL, AT, True)
    assert archive.payload(capture.snapshot) == b"<p>one</p>"
    assert list(records(archive)) == [("warcinfo", None), ("metadata", URL), ("response", URL)]


def test_the_warc_record_says_what_is_true_of_the_stored_body(archive: Archive) -> None:
    with archive.writer() as writer:
        put(writer, b"<p>one</p>")
        put(writer, b"plain", "urn:claimtrail:x:1", mime="text/plain", response=None)
    whole = b"".join(zlib.decompress(member, 31) for member in _members(volumes(archive)[0].read_bytes()))
    assert b"WARC/1.1\r\n" in whole
    assert b"WARC-Date: 2026-03-14T12:00:00.123456Z" in whole
    assert b"\r\nX-Archive-Orig-Content-Encoding: gzip" in whole
    assert b"\r\nContent-Encoding" not in whole
    assert b"WARC-Type: resource" in whole


def _members(data: bytes) -> Iterator[bytes]:
    while data:
        inflater = zlib.decompressobj(31)
        inflater.decompress(data)
        yield data[: len(data) - len(inflater.unused_data)]
        data = inflater.unused_data


def test_same_bytes_at_one_address_are_a_revisit_and_elsewhere_a_page(archive: Archive) -> None:
    later = AT + timedelta(days=1)
    with archive.writer() as writer:
        put(writer, b"one")
    with archive.writer() as writer:
        again = put(writer, b"one", recorded=later)
        edited = put(writer, b"two")
        back = put(writer, b"one")
        copy = put(writer, b"one", "http://other.test/copy")
    assert [(c.kind, c.page) for c in (again, edited, back, copy)] == [
        (CaptureKind.REVISIT, 1),
        (CaptureKind.PAGE, 3),
        (CaptureKind.REVISIT, 1),
        (CaptureKind.PAGE, 5),
    ]
    assert again.snapshot.recorded == later
    assert [archive.payload(capture.snapshot) for capture in archive.captures()] == [
        b"one",
        b"one",
        b"two",
        b"one",
        b"one",
    ]
    assert [kind for kind, _ in records(archive)].count("response") == 3
    assert [kind for kind, _ in records(archive)].count("revisit") == 2
    assert list(archive.verify()) == []


def test_new_notes_of_known_bytes_are_notes(archive: Archive) -> None:
    with archive.writer() as writer:
        put(writer, b"one", notes=Notes(title="Mill", discovered_by="http://paper.test/feed"))
        found_elsewhere = put(
            writer, b"one", notes=Notes(title="Mill", seen="2026-03-14", discovered_by="http://x.test/")
        )
        changed = put(writer, b"one", notes=Notes(title="Mill denies"))
        same = put(writer, b"one", notes=Notes(title="Mill denies"))
    assert found_elsewhere.kind is CaptureKind.REVISIT, "how and when it was found is no news"
    assert (changed.kind, changed.page) == (CaptureKind.NOTES, 1)
    assert archive.payload(changed.snapshot) == b"one"
    assert archive.capture(3).notes.title == "Mill denies"
    assert same.kind is CaptureKind.REVISIT


def test_stubs_and_listings_are_kept_once(archive: Archive) -> None:
    with archive.writer() as writer:
        stub = writer.stub(URL, status=401, notes=Notes(title="Locked"), recorded=AT)
        assert stub is not None
        assert writer.stub(URL, status=401, notes=Notes(title="Locked"), recorded=AT) is None
        listing = writer.listing(
            "http://paper.test/feed", b"<rss/>", mime="text/xml", notes=Notes(), recorded=AT, response=ANSWER
        )
        assert listing is not None
        again = writer.listing(
            "http://paper.test/feed", b"<rss/>", mime="text/xml", notes=Notes(), recorded=AT, response=ANSWER
        )
        assert again is None
        page = put(writer, b"now open", notes=Notes(title="Locked"))
    assert [capture.kind for capture in archive.captures()] == ["stub", "listing", "page"]
    assert archive.payload(stub.snapshot) == b""
    assert (stub.status, page.page) == (401, 3)
    assert list(archive.verify()) == []


def test_a_batch_is_seen_as_a_whole(archive: Archive) -> None:
    with archive.writer() as writer:
        with writer.batch():
            first = put(writer, b"one")
            second = put(writer, b"one")
            assert archive.position == 0
        assert (first.kind, second.kind) == (CaptureKind.PAGE, CaptureKind.REVISIT)
        assert archive.position == 2
        with pytest.raises(KeyError), writer.batch():
            put(writer, b"two")
            raise KeyError
        assert archive.position == 2
        assert put(writer, b"two").snapshot.position == 3
    assert list(archive.verify()) == []
    assert len(list(records(archive))) == 1 + 2 * 3


def test_large_batches_reach_the_disk_in_parts(archive: Archive) -> None:
    with archive.writer() as writer, writer.batch():
        for number in range(501):
            put(writer, b"x", f"{URL}/{number}")
        assert archive.position == 500
    assert [capture.snapshot.position for capture in archive.captures(after=498)] == [499, 500, 501]


@pytest.mark.parametrize("address", ["", "http://x.test/a b", "http://x.test/\r\nWARC-Type: warcinfo"])
def test_addresses_that_would_break_a_record(archive: Archive, address: str) -> None:
    with archive.writer() as writer:
        with pytest.raises(ArchiveError, match="is no address"):
            put(writer, b"one", address)
        assert put(writer, b"one").snapshot.position == 1


outlets = st.builds(
    Outlet, st.text(min_size=1), st.text(min_size=1), st.sampled_from(OutletKind), st.none() | st.text(), st.none()
)
links = st.builds(Link, st.text(min_size=1), st.none() | st.integers(0), st.none() | st.integers(0))
texts = st.none() | st.text()
every_notes = st.builds(
    Notes,
    outlet=st.none() | outlets,
    id=texts,
    title=texts,
    published=texts,
    modified=texts,
    language=texts,
    credit=st.lists(st.text()).map(tuple),
    links=st.lists(links).map(tuple),
    seen=texts,
    discovered_by=texts,
)


@given(every_notes)
def test_notes_are_kept_whole(notes: Notes) -> None:
    assert notes_from_json(notes_to_json(notes)) == notes
