"""One article as it comes in: what the archive holds of it, what the extractor and the reader found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from graph import ids, times
from graph.model import Article, Outlet, Part, Reading, Snapshot, TimeKind, Utterance


@dataclass(frozen=True, slots=True)
class Submission:
    """All that filing needs of one capture; `document` is the id given at import, else the address."""

    snapshot: Snapshot
    outlet: Outlet
    article: Article
    document: str
    reading: Reading
    reading_key: str

    @property
    def article_id(self) -> str:
        """The id of the article."""
        return ids.article(self.article.canonical_url)

    @property
    def version_id(self) -> str:
        """The id of the version that this capture shows."""
        return ids.version(self.article_id, self.article.title, self.article.text)

    def field(self, part: Part) -> str:
        """Return the text that offsets of `part` point into."""
        return self.article.text if part is Part.TEXT else self.article.title or ""

    def exact(self, part: Part, pieces: Sequence[Sequence[int]]) -> tuple[str, ...]:
        """Return the exact words of the pieces."""
        field = self.field(part)
        return tuple(field[start:end] for start, end in pieces)


@dataclass(frozen=True, slots=True)
class When:
    """The valid time of an utterance; `dated` is false where nothing but the time of recording is known."""

    start: datetime
    end: datetime
    dated: bool


def when(submission: Submission, utterance: Utterance) -> When:
    """Return when something was said: as the text says, else as published, else as recorded."""
    recorded = submission.snapshot.recorded
    said = [t.value for t in utterance.times if t.kind is TimeKind.SAID and t.value]
    for value in (*said, submission.article.published):
        try:
            found = times.period(value) if value else None
        except times.NoTime:
            continue
        # a day said to lie after its own report was misread; the day of the report itself may end later
        if found and found.start <= recorded:
            return When(found.start, found.end, dated=True)
    return When(recorded, recorded, dated=False)
