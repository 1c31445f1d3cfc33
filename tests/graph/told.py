"""Submissions for tests, written as texts: readings are made of the words they quote, so that offsets cannot drift."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from graph.model import (
    Act,
    Article,
    HolderKind,
    Label,
    Level,
    Mention,
    Outlet,
    OutletKind,
    Part,
    Reading,
    Snapshot,
    Target,
    Utterance,
)
from graph.submission import Submission

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
WIRE = Outlet("wire", "Corvane Wire", OutletKind.WIRE, domain="corvane.test")
PAPER = Outlet("paper", "Delmarch Courier", OutletKind.NEWSPAPER, domain="courier.test")


def span(text: str, words: str) -> tuple[int, int]:
    """Return where these words first stand."""
    start = text.index(words)
    return start, start + len(words)


def level(text: str, holder: str, *, says: str, name: str | None = None, speaks_for: str | None = None) -> Level:
    """Return an explicit attribution to `holder` (its words) by the cue `says`."""
    start, end = span(text, holder)
    return Level(
        1, name or holder, HolderKind.NAMED, start=start, end=end, cue=(span(text, says),), speaks_for=speaks_for
    )


def utterance(text: str, act: Act, content: str, by: Level | None = None, on: Sequence[str] = ()) -> Utterance:
    """Return an utterance with these words as content and these targets."""
    targets = tuple(Target(name, *span(text, name)) for name in on)
    pieces = (span(text, content),) if content else ()
    return Utterance(act, pieces, attribution=(by,) if by else (), targets=targets)


def mentions(text: str, **names: Label) -> tuple[Mention, ...]:
    """Return the first mention of each name; an underscore stands for a blank."""
    found = []
    for name, label in names.items():
        start, end = span(text, name.replace("_", " "))
        found.append(Mention(start, end, label, text[start:end]))
    return tuple(found)


def submission(
    position: int,
    text: str,
    said: Sequence[Utterance],
    named: Sequence[Mention],
    *,
    url: str = "http://corvane.test/pumps",
    outlet: Outlet = WIRE,
    credit: Sequence[str] = (),
) -> Submission:
    """Return a submission that was recorded `position` hours after the start and published an hour before that."""
    recorded = START + timedelta(hours=position)
    published = (recorded - timedelta(hours=1)).isoformat()
    digest = sha256(text.encode()).hexdigest()
    snapshot = Snapshot(position, f"<urn:uuid:{position}>", url, recorded, digest, "a.warc.gz", position * 1000, 900)
    article = Article(url, text.splitlines()[0][:60], text, published=published, credit=tuple(credit))
    return Submission(snapshot, outlet, article, url, Reading(url, tuple(named), tuple(said)), f"key of {digest}")


def headline(of: Submission, said: Utterance) -> Submission:
    """Add an utterance of the headline."""
    reading = replace(of.reading, utterances=(*of.reading.utterances, replace(said, part=Part.TITLE)))
    return replace(of, reading=reading)
