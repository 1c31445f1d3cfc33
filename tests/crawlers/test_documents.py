"""Own documents: what is taken, and what is refused with which words."""

import gzip
import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawlers.archiving.archive import Archive, CaptureKind, Notes
from crawlers.importing.documents import LIMIT, Imported, Refused, documents
from crawlers.pages.extract import article
from graph.model import Link, Outlet, OutletKind

ROOT = Path(__file__).parents[2]
GAZETTE = Outlet("gazette", "Harbour Gazette", OutletKind.NEWSPAPER, "Gazette Holdings", "harbour-gazette.test")
OUTLETS = {"gazette": GAZETTE, "wire": Outlet("wire", "Meridian Wire", OutletKind.WIRE)}
TEXT = "The board accused the mill.\r\n\r\n  It denied it – twice. "


def read(*paths: Path | str, stdin: bytes = b"", **options: Any) -> list[Imported | Refused]:
    return list(documents([str(path) for path in paths], outlets=OUTLETS, stdin=io.BytesIO(stdin), **options))


def one(*paths: Path | str, stdin: bytes = b"", **options: Any) -> Imported:
    [found] = read(*paths, stdin=stdin, **options)
    assert isinstance(found, Imported), found
    return found


def line(**changes: Any) -> bytes:
    return json.dumps({"id": "a1", "text": TEXT, **changes}).encode() + b"\n"


def refusals(found: list[Imported | Refused]) -> list[tuple[str, str]]:
    return [(one.source, one.reason) for one in found if isinstance(one, Refused)]


def test_text_file(tmp_path: Path) -> None:
    path = tmp_path / "memo.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    found = one(path, outlet="gazette", id="memo 7")
    assert found.address == "urn:claimtrail:gazette:memo%207"
    assert (found.mime, found.notes) == ("text/plain", Notes(outlet=GAZETTE, id="memo 7"))
    assert (found.recorded, found.backfilled) == (None, False)
    made = article(found.body, mime=found.mime, address=found.address, notes=found.notes)
    assert made.text == TEXT, "exactly, without the byte order mark"


def test_files_are_told_apart_by_their_bytes(tmp_path: Path) -> None:
    for name, text in [("a.txt", "one"), ("b.txt", "one"), ("c.txt", "two")]:
        (tmp_path / name).write_text(text)
    a, b, c = read(*sorted(tmp_path.iterdir()))
    assert isinstance(a, Imported)
    assert isinstance(b, Imported)
    assert isinstance(c, Imported)
    assert a.address.startswith("urn:claimtrail:unknown:")
    assert a.address == b.address != c.address


def test_html_file_at_a_url(tmp_path: Path) -> None:
    path = tmp_path / "Page.HTML"
    path.write_bytes("<p>Mühle</p>".encode("latin-1"))
    found = one(path, url="https://www.Harbour-Gazette.test/mill?utm_source=x#top")
    assert found.address == "https://www.harbour-gazette.test/mill"
    assert (found.mime, found.notes.outlet) == ("text/html", GAZETTE)


def test_a_line_with_everything() -> None:
    given_line = line(
        title=" Mill accused ",
        url="http://paper.test/mill",
        outlet={"name": "Paper", "kind": "blog", "owner": "Ada Quill"},
        published="Sat, 14 Mar 2026 10:00:00 GMT",
        seen="2026-03-15",
        credit=["Meridian Wire", "None", ""],
        links=[{"href": "http://x.test/", "start": 0, "end": 3}, {"href": "http://y.test/", "start": 5, "end": 5000}],
        unknown=1,
    )
    found = one("-", stdin=given_line)
    assert found == Imported(
        source="-:1",
        address="http://paper.test/mill",
        body=TEXT.encode(),
        mime="text/plain",
        notes=Notes(
            outlet=Outlet("paper", "Paper", OutletKind.BLOG, "Ada Quill"),
            id="a1",
            title="Mill accused",
            published="2026-03-14T10:00:00+00:00",
            credit=("Meridian Wire",),
            links=(Link("http://x.test/", 0, 3), Link("http://y.test/")),
            seen="2026-03-15",
        ),
        recorded=datetime(2026, 3, 15, tzinfo=UTC),
        backfilled=True,
    )


@pytest.mark.parametrize(
    ("outlet", "meant"),
    [
        ("gazette", GAZETTE),
        ("harbour GAZETTE", GAZETTE),
        (
            {"key": "gazette", "name": "Gazette"},
            Outlet("gazette", "Gazette", OutletKind.NEWSPAPER, "Gazette Holdings", "harbour-gazette.test"),
        ),
        ("Café Crème News", Outlet("café-crème-news", "Café Crème News")),
        ("新聞", Outlet("新聞", "新聞")),
        (None, None),
    ],
)
def test_outlets_of_lines(outlet: Any, meant: Outlet | None) -> None:
    found = one("-", stdin=line(outlet=outlet))
    assert found.notes.outlet == meant
    assert found.address == f"urn:claimtrail:{_quoted(meant.key) if meant else 'unknown'}:a1"


def _quoted(key: str) -> str:
    return "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in key)


def test_an_outlet_is_known_by_its_domain_or_given() -> None:
    url = "http://news.harbour-gazette.test/a"
    assert one("-", stdin=line(url=url)).notes.outlet == GAZETTE
    assert one("-", stdin=line(), outlet="Meridian Wire").notes.outlet == OUTLETS["wire"]
    assert one("-", stdin=line(outlet="gazette"), outlet="wire").notes.outlet == GAZETTE


@pytest.mark.parametrize(
    ("credit", "names"), [("Wire", ("Wire",)), ("None", ()), ("", ()), (None, ()), ([], ()), (["A", "A"], ("A",))]
)
def test_credits(credit: Any, names: tuple[str, ...]) -> None:
    assert one("-", stdin=line(credit=credit)).notes.credit == names


@pytest.mark.parametrize(
    ("seen", "given_line", "recorded"),
    [
        (None, line(published="2026-03-14"), None),
        (None, line(seen="2026-03-14T10:00:00+02:00"), datetime(2026, 3, 14, 8, tzinfo=UTC)),
        ("published", line(published="2026-03-14"), datetime(2026, 3, 14, tzinfo=UTC)),
        ("published", line(published="2026-03-14", seen="2026-04"), datetime(2026, 4, 1, tzinfo=UTC)),
        ("published", line(), None),
        ("now", line(seen="2026-03-14"), None),
    ],
)
def test_when_it_was_obtained(seen: str | None, given_line: bytes, recorded: datetime | None) -> None:
    found = one("-", stdin=given_line, seen=seen)
    assert (found.recorded, found.backfilled) == (recorded, recorded is not None)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"{'id': 1}", "is not JSON"),
        (b"[" * 100_000, "is not JSON that can be read"),
        (b"[1]", "is a JSON array, and an object with id and text would be right"),
        (b"7", "is a JSON number"),
        (line(id=None), "has no 'id'"),
        (line(id=[1]), "has an 'id' that is a JSON array, no string"),
        (b'{"id": "a"}', "has no 'text'"),
        (line(text=" \n"), "has an empty 'text'"),
        (line(text=["a"]), "has a 'text' that is a JSON array, no string"),
        (line(text="ab\0c"), "holds NUL characters"),
        (line(text="a\ud800b"), "has a 'text' with a lone surrogate at 1"),
        (line(title="\udfff"), "has a 'title' with a lone surrogate at 0"),
        (line(title=3), "has a 'title' that is a JSON number, no string"),
        (line(seen="yesterday"), "has a 'seen' of 'yesterday', which is no date: ISO 8601"),
        (line(seen="2026-02-30"), "has a 'seen' of '2026-02-30'"),
        (line(published="soon"), "has a 'published' of 'soon', which is no date"),
        (line(url="paper/mill"), "has a 'url' that is 'paper/mill', which is no absolute address"),
        (line(outlet=3), "has an 'outlet' that is a JSON number"),
        (line(outlet={"kind": "wire"}), "has an 'outlet' without a 'name'"),
        (line(outlet={"name": "A", "kind": "tabloid"}), "unknown kind 'tabloid': the known ones are wire, newspaper"),
        (line(credit=3), "has a 'credit' that is a JSON number"),
        (line(links={"a": 1}), "has 'links' that are a JSON object, no list"),
        (line(links=[{}]), "has a link without 'href'"),
        (b'{"id": "a", "text": "caf\xe9"}', "is not UTF-8: byte 0xe9 at offset 24; convert it to UTF-8"),
    ],
)
def test_a_bad_line_is_refused_and_stops_nothing(bad: bytes, said: str) -> None:
    before, refused, after = read("-", stdin=line(id="1") + bad.rstrip(b"\n") + b"\n\n" + line(id="2"))
    assert isinstance(refused, Refused)
    assert refused.source == "-:2"
    assert said in refused.reason
    assert "\n" not in refused.reason
    assert isinstance(before, Imported)
    assert isinstance(after, Imported)
    assert (before.notes.id, after.notes.id, after.source) == ("1", "2", "-:4")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n ", "is empty"),
        ("a.txt", b"text\0binary", "holds NUL bytes: it is binary, and text or HTML would be right"),
        ("a.html", b"\x89PNG\0", "holds NUL bytes"),
        ("a.txt", "text".encode("utf-16"), "is UTF-16: UTF-8 would be right"),
        ("a.txt", b"caf\xe9 noir", "is not UTF-8: byte 0xe9 at offset 3; convert it to UTF-8"),
        ("a.txt", b"a" * (LIMIT + 1), "is larger than 20 MB, the limit of one document"),
        ("a.jsonl", b"", "is empty"),
        ("a.docx", b"x", "it must end in one of .txt, .html, .htm, .jsonl"),
        ("a.txt", None, "cannot be read: No such file or directory"),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    [(source, reason)] = refusals(read(path))
    assert source == str(path)
    assert said in reason


def test_a_folder_and_options_that_fit_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    [(_, reason)] = refusals(read(tmp_path / "folder.txt"))
    assert "is a folder" in reason
    (tmp_path / "a.txt").write_text("a")
    [(_, reason)] = refusals(read(tmp_path / "a.txt", tmp_path / "a.txt", url="http://x.test/"))
    assert "names one document" in reason
    [(_, reason)] = refusals(read("-", stdin=line(), id="x"))
    assert "each line has its own" in reason
    [(_, reason)] = refusals(read(tmp_path / "a.txt", url="no address"))
    assert "no absolute address" in reason
    [(_, reason)] = refusals(read("-", stdin=line(), seen="later"))
    assert "neither 'published' nor 'now'" in reason


def test_a_line_over_the_limit_is_skipped_to_its_end() -> None:
    stdin = line(text="x" * LIMIT) + line(id="2")
    refused, taken = read("-", stdin=stdin)
    assert isinstance(refused, Refused)
    assert "20 MB, the limit" in refused.reason
    assert isinstance(taken, Imported)
    assert taken.source == "-:2"


def test_long_files_are_streamed(tmp_path: Path) -> None:
    """80 MB of lines pass through a process that may hold far less."""
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        for number in range(400):
            file.write(line(id=str(number), text="word " * 40_000))
    program = (
        "import sys, resource; from crawlers.importing.documents import documents;"
        "small = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "print(sum(1 for _ in documents([sys.argv[1]], outlets={}, stdin=sys.stdin.buffer)),"
        " resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - small)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    count, grown = map(int, done.stdout.split())
    assert count == 400
    assert grown * (1 if sys.platform == "darwin" else 1024) < 20_000_000


@given(st.text(min_size=1).filter(str.strip).filter(lambda text: "\0" not in text))
@settings(max_examples=60)
def test_text_comes_through_the_archive_as_it_was(text: str) -> None:
    found = one("-", stdin=line(text=text))
    made = article(found.body, mime=found.mime, address=found.address, notes=found.notes)
    assert made.text == text


def test_imported_again_is_a_revisit(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    stdin = line(id="1") + line(id="2") + line(id="3", text="Other.")
    kinds = []
    for _ in range(2):
        with archive.writer() as writer, writer.batch():
            for found in read("-", stdin=stdin):
                assert isinstance(found, Imported)
                capture = writer.page(
                    found.address,
                    found.body,
                    mime=found.mime,
                    notes=found.notes,
                    recorded=found.recorded or datetime.now(UTC),
                    backfilled=found.backfilled,
                )
                kinds.append(capture.kind)
    assert kinds == [CaptureKind.PAGE] * 3 + [CaptureKind.REVISIT] * 3
    assert list(archive.verify()) == []


def _record(writer: WARCWriter, url: str, body: bytes, **changes: str) -> None:
    given_ = {"status": "200 OK", "mime": "text/html; charset=utf-8", "kind": "response", **changes}
    http = StatusAndHeaders(given_["status"], [("Content-Type", given_["mime"])], protocol="HTTP/1.1")
    if "encoding" in given_:
        http.add_header("Content-Encoding", given_["encoding"])
    record = writer.create_warc_record(
        url,
        given_["kind"],
        payload=io.BytesIO(body),
        length=len(body),
        http_headers=http,
        warc_headers_dict={"WARC-Date": "2026-03-14T10:00:00Z"},
    )
    writer.write_record(record)


PAGE = b"<html><body><p>The mill said nothing.</p></body></html>"


def _warc(*, packed: bool = True) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "x"}))
    _record(writer, "http://harbour-gazette.test/a#x", PAGE)
    _record(writer, "http://paper.test/404", PAGE, status="404 Not Found")
    _record(writer, "http://paper.test/pic", b"\x89PNG\0", mime="image/png")
    _record(writer, "http://paper.test/b", gzip.compress(PAGE), encoding="gzip")
    return buffer.getvalue()


@pytest.mark.parametrize("form", ["members", "plain", "one member"])
def test_warc(tmp_path: Path, form: str) -> None:
    path = tmp_path / ("a.warc" if form == "plain" else "a.warc.gz")
    data = _warc(packed=form == "members")
    path.write_bytes(gzip.compress(data) if form == "one member" else data)
    first, second = read(path)
    assert isinstance(first, Imported)
    assert isinstance(second, Imported)
    assert (first.address, first.notes.outlet) == ("http://harbour-gazette.test/a", GAZETTE)
    assert (second.address, second.source) == ("http://paper.test/b", f"{path}:5")
    assert first.body == second.body == PAGE
    assert (first.recorded, first.backfilled) == (datetime(2026, 3, 14, 10, tzinfo=UTC), True)
    assert first.response is not None
    assert first.response.status == 200
    assert first.mime == "text/html"


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_cut_anywhere_gives_what_is_whole(tmp_path: Path, packed: bool) -> None:
    data = _warc(packed=packed)
    path = tmp_path / "a.warc"
    for cut in range(1, len(data) - 4, 7):
        path.write_bytes(data[:cut])
        found = read(path)
        taken = [one for one in found if isinstance(one, Imported)]
        refused = refusals(found)
        assert all(one.body == PAGE for one in taken)
        assert len(refused) <= 1
        if cut < len(data) * 0.9:
            assert len(taken) < 2
        if len(taken) < 2 and not _on_a_boundary(data, cut, packed):
            assert refused, cut


def _on_a_boundary(data: bytes, cut: int, packed: bool) -> bool:
    if packed:
        return data[cut : cut + 2] == b"\x1f\x8b"
    return data[:cut].rstrip(b"\r\n").endswith((b"</html>", b"software: x", b"PNG\0")) or data[cut:].startswith(
        b"WARC/"
    )


@pytest.mark.parametrize("content", [b"", b"no warc at all\n", b"\x1f\x8b\x08junk", gzip.compress(b"no warc\n")])
def test_what_is_no_warc(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    [(_, reason)] = refusals(read(path))
    assert reason
    assert "\n" not in reason


def test_a_bomb_in_a_warc_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer)
    _record(writer, "http://paper.test/bomb", gzip.compress(b"a" * (LIMIT + 1)), encoding="gzip")
    _record(writer, "http://paper.test/a", PAGE)
    (tmp_path / "a.warc").write_bytes(buffer.getvalue())
    refused, taken = read(tmp_path / "a.warc")
    assert isinstance(refused, Refused)
    assert "when unpacked" in refused.reason
    assert isinstance(taken, Imported)
