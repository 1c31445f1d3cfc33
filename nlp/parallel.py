"""Reading in several processes: same order, bounded memory, same results as in one."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import islice
from multiprocessing import get_context

from graph.model import Document, Reading

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
    except Exception as error:  # bad input must never stop the texts after it
        _log.warning("%r was not read", document.id, exc_info=True)
        return Failed(document.id, f"{type(error).__name__}: {error}")


@cache
def _reader(model: str | None) -> Callable[[Document], Reading]:
    """Load the reader of this process once."""
    pipeline = import_module("nlp.pipeline")
    read: Callable[[Document], Reading] = pipeline.Reader(model=model).read
    return read


def _batch(model: str | None, documents: list[Document]) -> list[Reading | Failed]:
    read = _reader(model)
    return [attempt(read, document) for document in documents]


def read(documents: Iterable[Document], *, model: str | None, workers: int) -> Iterator[Reading | Failed]:
    """Yield readings in the order of the documents, read by `workers` processes."""
    waiting: deque[Future[list[Reading | Failed]]] = deque()
    remaining = iter(documents)
    # spawned, not forked: a fork of a process with threads may deadlock
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        while batch := list(islice(remaining, _BATCH)):
            waiting.append(pool.submit(_batch, model, batch))
            if len(waiting) >= workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
