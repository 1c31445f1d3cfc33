"""Reading in several processes: same order, bounded memory, same results as in one."""

import logging
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Protocol

from graph.model import Document, Reading
from nlp.language import Foreign

# documents handed to a process at once, and how many such batches each may have waiting
_BATCH = 8
_AHEAD = 3

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that could not be read, and why."""

    id: str
    reason: str


def attempt(read: Callable[[Document], Reading], document: Document) -> Reading | Failed:
    """Read one document; whatever goes wrong with it stays with it."""
    try:
        return read(document)
    except Foreign as error:
        return Failed(document.id, str(error))
    except Exception as error:  # bad input must never stop the texts after it
        _log.warning("%r was not read", document.id, exc_info=True)
        return Failed(document.id, f"{type(error).__name__}: {error}")


class Reads(Protocol):
    """What a process loads once: a reader."""

    def read(self, document: Document) -> Reading:
        """Read one document."""


# the reader of a process that was started to read; set once, when it starts
_loaded: list[Reads] = []


def _load(make: Callable[[], Reads]) -> None:
    # whoever started us is interrupted too, and ends us in its own order
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _loaded.append(make())


def _end_with_parent() -> None:
    # a pool that was killed tells its processes nothing, and they would wait for work for ever
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _batch(documents: list[Document]) -> list[Reading | Failed]:
    return [attempt(_loaded[0].read, document) for document in documents]


class Pool:
    """Processes that have each made a reader; those that wait for work are ended with the pool."""

    def __init__(self, make: Callable[[], Reads], workers: int) -> None:
        # spawned, not forked: a fork of a process with threads may deadlock
        self._pool = ProcessPoolExecutor(workers, get_context("spawn"), _load, (make,))

    def __enter__(self) -> "Pool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def start(self, documents: Sequence[Document]) -> Iterator[Reading | Failed]:
        """Begin to read documents, and return what yields their readings in order."""
        batches = [documents[at : at + _BATCH] for at in range(0, len(documents), _BATCH)]
        begun = [self._pool.submit(_batch, list(batch)) for batch in batches]
        return (reading for batch in begun for reading in batch.result())


def read(documents: Iterable[Document], *, make: Callable[[], Reads], workers: int) -> Iterator[Reading | Failed]:
    """Yield readings in the order of the documents, read by `workers` processes that each `make` a reader."""
    waiting: deque[Iterator[Reading | Failed]] = deque()
    remaining = iter(documents)
    with Pool(make, workers) as pool:
        while batch := list(islice(remaining, _BATCH)):
            waiting.append(pool.start(batch))
            if len(waiting) >= workers * _AHEAD:
                yield from waiting.popleft()
        while waiting:
            yield from waiting.popleft()
