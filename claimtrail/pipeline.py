"""The chain: what the archive and the decisions hold, in their order, into the graph."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from claimtrail.base import Base
from claimtrail.quarantine import Quarantine, Quarantined
from claimtrail.reading import Intake
from crawlers.archive import Capture, CaptureKind
from crawlers.extract import NotAnArticle
from graph.decisions import Decision
from graph.submission import Submission
from nlp.pipeline import Reader

# submissions of one transaction: enough that commits do not count, few enough that a lost race repeats little
_BATCH = 20
_ARTICLES = frozenset({CaptureKind.PAGE, CaptureKind.NOTES})


@dataclass(slots=True)
class Ingested:
    """What one run did."""

    articles: int = 0
    utterances: int = 0
    decisions: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)


def ingest(
    base: Base, reader: Callable[[], Reader], *, on_progress: Callable[[int, int], None] = lambda done, of: None
) -> Ingested:
    """File everything that is archived or decided and not filed yet; `on_progress` gets positions done and in all."""
    with locked(base.filing_lock):
        return _Run(base, reader, on_progress).all()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Take the lock of those who file, which they hold in turn."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class _Run:
    def __init__(self, base: Base, reader: Callable[[], Reader], on_progress: Callable[[int, int], None]) -> None:
        self.base = base
        self.intake = Intake(base.archive, base.cache, reader)
        self.quarantine = Quarantine(base.settings.data / "quarantine.jsonl")
        self.on_progress = on_progress
        self.done = Ingested()
        self._batch: list[Submission] = []

    def all(self) -> Ingested:
        """Replay captures and decisions in the order in which they were recorded."""
        position = self.base.store.position()
        last, upto = self.base.archive.position, position.archive
        decisions = [d for d in self.base.decisions if d.number > position.decisions]
        for capture in self.base.archive.captures(after=position.archive):
            while decisions and decisions[0].at < capture.snapshot.position:
                self._file(upto)
                self._decide(decisions.pop(0))
            upto = capture.snapshot.position
            self._take(capture)
            if len(self._batch) >= _BATCH:
                self._file(upto)
            self.on_progress(upto, last)
        self._file(upto)
        for decision in decisions:
            self._decide(decision)
        return self.done

    def _take(self, capture: Capture) -> None:
        if capture.kind not in _ARTICLES:
            return
        try:
            self._batch.append(self.intake.submission(capture))
        except NotAnArticle as error:
            snapshot = capture.snapshot
            kept = Quarantined(snapshot.position, snapshot.address, snapshot.id, str(error))
            self.quarantine.add(kept)
            self.done.quarantined.append(kept)

    def _file(self, upto: int) -> None:
        filed = self.base.store.file(self._batch, upto=upto)
        self.done.articles += filed
        self.done.utterances += sum(len(s.reading.utterances) for s in self._batch[len(self._batch) - filed :])
        self._batch = []

    def _decide(self, decision: Decision) -> None:
        self.done.decisions += self.base.store.decide([decision])
