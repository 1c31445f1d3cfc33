"""Pages of rows over candidates: read in order until a page is full, and go on exactly where it ended."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

from graph import times
from graph.asked.shape import Cursor, Page, Row, Window
from graph.bolt import Runner, rows

Maker = Callable[[Sequence[str]], Mapping[str, Sequence[Row]]]

# candidates whose evidence is loaded at once
_BATCH = 25
# batches after which a page ends though it is not full: what answers may be rare among what might
_MOST_BATCHES = 40
# spans of recorded time, each looked at whole before the next: sorting a year to show a day takes too long
_SPANS = tuple(timedelta(days=days) for days in (1, 8, 64, 512))
# sorts after every time; what follows no page begins here
_FIRST = Cursor("9999-12-31T23:59:59.999999Z", "", 0)
_LAST = ""
# sorts before every letter and digit: an id with it follows that id and nothing else
_NEXT = "!"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Candidates:
    """A query whose rows (`id`, `at`) are what might answer, latest first, after `$before` and `$after`.

    `at` is written as times are. `spans` says that the query takes `$since` too and is asked span by span, `batch` how
    many come at once, where that is not as many as are loaded at once.
    """

    query: str
    parameters: Mapping[str, object]
    spans: bool = False
    batch: int | None = None

    def read(self, tx: Runner, window: Window) -> Iterator[list[Cursor]]:
        """Yield batches in order, from where the window begins."""
        cursor = window.after or _FIRST
        for since in self._since(window, cursor):
            while True:
                batch = self._batch(tx, window, cursor, since)
                if batch:
                    yield batch
                    cursor = following(batch[-1])
                if len(batch) < (self.batch or _BATCH):
                    break

    def _since(self, window: Window, cursor: Cursor) -> list[str]:
        if not self.spans:
            return [_LAST]
        begin = _begin(window, cursor)
        return [*(times.text(begin - span) for span in _SPANS), _LAST]

    def _batch(self, tx: Runner, window: Window, cursor: Cursor, since: str) -> list[Cursor]:
        more = {"since": since} if self.spans else {}
        found = rows(
            tx,
            self.query,
            **{
                **self.parameters,
                **window.limits(),
                **more,
                "before": cursor.at,
                "after": cursor.id,
                "limit": self.batch or _BATCH,
            },
        )
        return [Cursor(row["at"], row["id"], 0) for row in found]


def following(cursor: Cursor) -> Cursor:
    """Return where candidates go on behind one."""
    return Cursor(cursor.at, cursor.id + _NEXT, 0)


def _begin(window: Window, cursor: Cursor) -> datetime:
    now = min(window.seen, datetime.now(UTC))
    try:
        return min(now, times.aware(cursor.at))
    except ValueError:
        return now


@dataclass(slots=True)
class _Filling(Generic[T]):
    rows: list[T]
    next: Cursor | None = None


def page(tx: Runner, candidates: Candidates, make: Maker[Row], window: Window) -> Page[Row]:
    """Fill one page with the rows that `make` gives for each candidate, by id."""
    filling: _Filling[Row] = _Filling([])
    begun = window.after
    for number, batch in enumerate(candidates.read(tx, window)):
        if number == _MOST_BATCHES:
            return Page(tuple(filling.rows), batch[0], looked=_MOST_BATCHES * _BATCH)
        made = make([cursor.id for cursor in batch])
        for cursor in batch:
            done = begun.done if begun and begun.id == cursor.id else 0
            _take(filling, made.get(cursor.id, ())[done:], Cursor(cursor.at, cursor.id, done), window.limit)
            if filling.next:
                return Page(tuple(filling.rows), filling.next)
    return Page(tuple(filling.rows), filling.next)


def slice_of(found: Sequence[Row], identity: str, window: Window, *, summary: str = "") -> Page[Row]:
    """Return one page of rows that are all of one claim."""
    done = window.after.done if window.after and window.after.id == identity else 0
    filling: _Filling[Row] = _Filling([])
    _take(filling, found[done:], Cursor("", identity, done), window.limit)
    return Page(tuple(filling.rows), filling.next, summary)


def _take(filling: _Filling[T], found: Sequence[T], at: Cursor, limit: int) -> None:
    room = limit - len(filling.rows)
    filling.rows += found[:room]
    if len(found) > room:
        filling.next = Cursor(at.at, at.id, at.done + room)
