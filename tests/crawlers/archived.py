"""What the tests of the archive put into it and read out of it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from crawlers.archiving.archive import Archive, Capture, HttpResponse, Notes, Writer

ROOT = Path(__file__).parents[2]
AT = datetime(2026, 3, 14, 12, 0, 0, 123456, tzinfo=UTC)
URL = "http://paper.test/mill"
ANSWER = HttpResponse(200, (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("ETag", '"1"')))


def put(writer: Writer, body: bytes, address: str = URL, **changes: object) -> Capture:
    given = {"mime": "text/html", "notes": Notes(title="Mill"), "recorded": AT, "response": ANSWER, **changes}
    return writer.page(address, body, **given)  # type: ignore[arg-type] # each test changes what it is about


def volumes(archive: Archive) -> list[Path]:
    return sorted(archive.folder.glob("*.warc.gz"))


def records(archive: Archive) -> Iterator[tuple[str, str]]:
    """Every record's type and address, with all digests checked by warcio."""
    for path in volumes(archive):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                record.raw_stream.read()
                yield record.rec_type, record.rec_headers.get_header("WARC-Target-URI")
