"""The chain: what the archive and the decisions hold, in their order, into the graph."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from claimtrail.ahead import Taken, submissions
from claimtrail.base import Base
from claimtrail.locking import locked
from claimtrail.quarantine import Quarantine, Quarantined
from claimtrail.reading import Intake
from claimtrail.versions import made_by
from crawlers.archiving.archive import Capture
from graph.decisions import Decision
from graph.store import Position
from graph.submission import Submission
from nlp.pipeline import Reader

# positions done, and in all
Progress = Callable[[int, int], None]


class HalfMade(Exception):
    """The graph was being made anew in its place and is not whole; the text says what to run."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How a run goes: `batch` submissions a transaction, `workers` processes read what the cache does not hold.

    The default batch is that of filing what comes in: enough that commits do not count, few enough that a lost race
    repeats little. The graph is the same whatever they are.
    """

    batch: int = 20
    workers: int = 1


@dataclass(slots=True)
class Ingested:
    """What one run did."""

    articles: int = 0
    utterances: int = 0
    decisions: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)

    def add(self, more: "Ingested") -> None:
        """Add what a further run did."""
        self.articles += more.articles
        self.utterances += more.utterances
        self.decisions += more.decisions
        self.quarantined += more.quarantined


def _unseen(done: int, of: int) -> None:
    """Show nothing."""


def ingest(
    base: Base, reader: Callable[[], Reader], *, on_progress: Progress = _unseen, pace: Pace | None = None
) -> Ingested:
    """File everything that is archived or decided and not filed yet; a graph that is half made anew raises HalfMade."""
    with locked(base.filing_lock):
        whole(base.store.position())
        return replay(base, reader, pace=pace or Pace(), on_progress=on_progress)


def whole(position: Position) -> None:
    """Raise HalfMade where a rebuild in place was stopped: what comes in now would be filed out of its order."""
    if position.rebuilding:
        raise HalfMade("the graph was being made anew and is not whole; run `claimtrail rebuild --in-place`")


def replay(
    base: Base, reader: Callable[[], Reader], *, pace: Pace, upto: int | None = None, on_progress: Progress = _unseen
) -> Ingested:
    """Let captures and decisions take effect in the order in which they were recorded, where they have not yet.

    With `upto` only captures up to that position, and what was decided by then.
    """
    return _Run(base, reader, pace, on_progress).all(upto)


class _Run:
    def __init__(self, base: Base, reader: Callable[[], Reader], pace: Pace, on_progress: Progress) -> None:
        self.base = base
        self.reader = reader
        self.pace = pace
        self.intake = Intake(base.archive, base.cache, reader)
        self.quarantine = Quarantine(base.settings.data / "quarantine.jsonl")
        self._set_aside = frozenset(self.quarantine)
        self.on_progress = on_progress
        self.done = Ingested()
        self._batch: list[Submission] = []

    def all(self, upto: int | None) -> Ingested:
        position = self.base.store.position()
        last, filed = self.base.archive.position if upto is None else upto, position.archive
        decisions = [d for d in self.base.decisions if d.number > position.decisions]
        for capture, taken in submissions(self._captures(filed, upto), self.intake, workers=self.pace.workers):
            while decisions and decisions[0].at < capture.snapshot.position:
                self._file(filed)
                self._decide(decisions.pop(0))
            filed = capture.snapshot.position
            self._take(capture, taken)
            if len(self._batch) >= self.pace.batch:
                self._file(filed)
            self.on_progress(filed, last)
        self._file(filed)
        for decision in takewhile(lambda d: upto is None or d.at <= upto, decisions):
            self._decide(decision)
        return self.done

    def _captures(self, after: int, upto: int | None) -> Iterable[Capture]:
        found = self.base.archive.captures(after=after)
        return takewhile(lambda c: upto is None or c.snapshot.position <= upto, found)

    def _take(self, capture: Capture, taken: Taken) -> None:
        if isinstance(taken, Submission):
            self._batch.append(taken)
        elif taken is not None:
            snapshot = capture.snapshot
            kept = Quarantined(snapshot.position, snapshot.address, snapshot.id, taken)
            if kept not in self._set_aside:
                self.quarantine.add(kept)
            self.done.quarantined.append(kept)

    def _file(self, upto: int) -> None:
        if self._batch:
            self.base.store.data_version = made_by(self.reader().fingerprint)
        filed = self.base.store.file(self._batch, upto=upto)
        self.done.articles += filed
        self.done.utterances += sum(len(s.reading.utterances) for s in self._batch[len(self._batch) - filed :])
        self._batch = []

    def _decide(self, decision: Decision) -> None:
        self.done.decisions += self.base.store.decide([decision])
