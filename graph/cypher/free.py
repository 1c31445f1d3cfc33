"""Free Cypher, read-only, for people who know it: checked, run as one who may only read, and ended by time."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from math import isfinite
from threading import Event, Thread
from typing import Any

from neo4j import Record
from neo4j.exceptions import Neo4jError
from neo4j.graph import Node, Path, Relationship

from graph.bolt import Bolt
from graph.cypher.permitted import QueryRefused, permitted
from graph.engines.administration import end_query
from graph.engines.engine import Address, EngineError

# a statement may have come to its end, or may not have begun, at the moment when it is to be ended
_AGAIN = 0.2
# the keeper of the embedded engine ends a reader's statements after so long in any case
_LONGEST = 30.0


class QueryEnded(Exception):
    """A free query took longer than it may; the text says how long that is."""


class QueryFailed(Exception):
    """An engine cannot answer a free query, such as one that is misspelt; the text has what the engine says."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a free query found: the names of its columns, and its rows as plain values, as they are asked for.

    A node is a mapping of its properties with `labels`, a relationship one with `type`, `start` and `end` (the ids of
    its nodes), a path the list of both in turn; times are ISO 8601 text.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


class Free:
    """Free queries over one base.

    `bolt` comes as a user who may only read, where the engine has such a user. `embedded` is the embedded engine,
    which does not hear of the time limits of drivers.
    """

    def __init__(self, bolt: Bolt, *, embedded: Callable[[], Address] | None = None) -> None:
        self._bolt = bolt
        self._embedded = embedded

    @contextmanager
    def ask(self, query: str, parameters: Mapping[str, Any], *, seconds: float) -> Iterator[Answer]:
        """Ask a question that only reads, for as long as the answer is read, or raise QueryRefused.

        What takes longer than `seconds`, the reading of the answer included, raises QueryEnded.
        """
        text = permitted(query, parameters)
        if self._embedded is not None:
            seconds = min(seconds, _LONGEST)
        with _explained(seconds), ExitStack() as stack:
            if self._embedded is not None:
                mark = f"/* asked {secrets.token_hex(8)} */"
                text = f"{mark} {text}"
                stack.enter_context(_watched(self._embedded, mark, seconds))
            result = stack.enter_context(self._bolt.only_read(text, dict(parameters), seconds=seconds))
            yield Answer(tuple(result.keys()), (_values(record) for record in result))


@contextmanager
def _watched(engine: Callable[[], Address], mark: str, seconds: float) -> Iterator[None]:
    done = Event()
    watch = Thread(target=_end, args=(engine, mark, seconds, done), daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()


def _end(engine: Callable[[], Address], mark: str, seconds: float, done: Event) -> None:
    wait = seconds
    while not done.wait(wait):
        with suppress(EngineError):
            end_query(engine(), mark)
        wait = _AGAIN


@contextmanager
def _explained(seconds: float) -> Iterator[None]:
    try:
        yield
    except Neo4jError as error:
        code = error.code or ""
        if "Terminated" in code or "TimedOut" in code:
            raise QueryEnded(
                f"the query was ended after {seconds:g} s; ask for less (a label, an id, a LIMIT) or allow it more time"
            ) from error
        if code.endswith((".Forbidden", ".AccessMode")):
            raise QueryRefused("the engine refuses the query: it writes, and a free query only reads") from error
        raise QueryFailed(f"the engine cannot answer the query: {_told(error)}") from error


def _told(error: Neo4jError) -> str:
    kind = (error.code or "unknown error").rpartition(".")[2]
    said = error.message or ""
    # the embedded engine keeps the cause to itself
    return kind if "server log" in said else f"{kind}: {said}"


def _values(record: Record) -> tuple[Any, ...]:
    return tuple(_plain(value) for value in record.values())


def _plain(value: Any) -> Any:
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **_mapping(value)}
    if isinstance(value, Relationship):
        ends = [node.get("id") if node else None for node in value.nodes]
        return {**_mapping(value), "type": value.type, "start": ends[0], "end": ends[1]}
    if isinstance(value, Path):
        walked: list[Any] = [_plain(value.start_node)]
        for edge, node in zip(value.relationships, value.nodes[1:], strict=True):
            walked += [_plain(edge), _plain(node)]
        return walked
    return _simple(value)


def _simple(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _mapping(value)
    # a duration is a tuple too
    if hasattr(value, "iso_format"):
        return value.iso_format()
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, bytes | bytearray):
        return value.hex()
    # JSON has no such numbers
    return str(value) if isinstance(value, float) and not isfinite(value) else value


def _mapping(value: Any) -> dict[str, Any]:
    return {name: _plain(inner) for name, inner in value.items()}
