"""Reading in several processes: same order, bounded memory, same results as in one."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
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
    _loaded.append(make())


def _batch(documents: list[Document]) -> list[Reading | Failed]:
    return [attempt(_loaded[0].read, document) for document in documents]


def read(documents: Iterable[Document], *, make: Callable[[], Reads], workers: int) -> Iterator[Reading | Failed]:
    """Yield readings in the order of the documents, read by `workers` processes that each `make` a reader."""
    waiting: deque[Future[list[Reading | Failed]]] = deque()
    remaining = iter(documents)
    # spawned, not forked: a fork of a process with threads may deadlock
    with ProcessPoolExecutor(workers, get_context("spawn"), _load, (make,)) as pool:
        while batch := list(islice(remaining, _BATCH)):
            waiting.append(pool.submit(_batch, batch))
            if len(waiting) >= workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
